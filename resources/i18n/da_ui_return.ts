<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="da_DK" sourcelanguage="en">
<context>
<name>ui_return</name>
<message><source>Age groups instead of age</source><translation>Aldersgrupper i stedet for alder</translation></message>
<message><source>Quarters instead of months</source><translation>Kvartaler i stedet for måneder</translation></message>
<message><source>Half years instead of months</source><translation>Halvår i stedet for måneder</translation></message>
<message><source>Without how the contact came</source><translation>Uden hvordan kontakten er kommet</translation></message>
<message><source>half year</source><translation>halvår</translation></message>
<message><source>quarter</source><translation>kvartal</translation></message>
</context>
</TS>
