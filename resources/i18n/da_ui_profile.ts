<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="da_DK" sourcelanguage="en">
<context>
<name>ui_profile</name>
<message><source>health check</source><translation>sundhedstjek</translation></message>
<message><source>no health check</source><translation>ikke sundhedstjek</translation></message>
<message><source>{n} min.</source><translation>{n} min.</translation></message>
<message><source>no minutes proposed</source><translation>intet forslag til minutter</translation></message>
<message><source>The column “{title}” shows: {what}</source><translation>Kolonnen »{title}« viser: {what}</translation></message>
<message><source>{field}: {now} instead of {before}</source><translation>{field}: {now} i stedet for {before}</translation></message>
<message><source>{list}: another order</source><translation>{list}: ny rækkefølge</translation></message>
<message><source>{list}: new: {names}</source><translation>{list}, nyt: {names}</translation></message>
<message><source>{list}: no longer: {names}</source><translation>{list}, ikke længere: {names}</translation></message>
<message><source>{list}: “{old}” is called “{new}”</source><translation>{list}: »{old}« hedder nu »{new}«</translation></message>
<message><source>Came in a way that this profile does not have: {contacts}.</source><translation>Kommet på en måde, som denne profil ikke har: {contacts}.</translation></message>
<message><source>Without a column in the return: {names}.</source><translation>Uden kolonne i indberetningen: {names}.</translation></message>
<message><source>{n} more</source><translation>{n} til</translation></message>
<message><source>{n} contact lacks the project's number and is held back.</source><translation>{n} borger mangler projektets nummer og holdes tilbage.</translation></message>
<message><source>{n} contacts lack the project's number and are held back.</source><translation>{n} borgere mangler projektets nummer og holdes tilbage.</translation></message>
<message><source>held {n} time</source><translation>holdt {n} gang</translation></message>
<message><source>held {n} times</source><translation>holdt {n} gange</translation></message>
<message><source>Interventions in the store that this profile does not have: {names}.</source><translation>Registrerede indsatser, som denne profil ikke har: {names}.</translation></message>
<message><source>Activities in the store that this profile does not have: {names}.</source><translation>Registrerede aktiviteter, som denne profil ikke har: {names}.</translation></message>
<message><source>Challenges in the store that this profile does not have: {names}.</source><translation>Registrerede udfordringer, som denne profil ikke har: {names}.</translation></message>
<message><source>Log entries older than {n} month are dropped for good at the next opening.</source><translation>Logposter, der er mere end {n} måned gamle, slettes for altid, næste gang programmet åbnes.</translation></message>
<message><source>Log entries older than {n} months are dropped for good at the next opening.</source><translation>Logposter, der er mere end {n} måneder gamle, slettes for altid, næste gang programmet åbnes.</translation></message>
<message><source>{n} contact would stand on the list of those to erase.</source><translation>{n} borger vil stå på listen over dem, der skal slettes.</translation></message>
<message><source>{n} contacts would stand on the list of those to erase.</source><translation>{n} borgere vil stå på listen over dem, der skal slettes.</translation></message>
<message><source>Exact dates leave the computer in: {names}.</source><translation>Præcise datoer forlader computeren i: {names}.</translation></message>
<message><source>What is registered stays on the day it was written for.</source><translation>Det registrerede bliver på den dag, det er skrevet på.</translation></message>
<message><source>“{name}” stands there already.</source><translation>»{name}« står der allerede.</translation></message>
<message><source>Write a name.</source><translation>Skriv et navn.</translation></message>
<message><source>Write a name, or take the line away.</source><translation>Skriv et navn, eller fjern linjen.</translation></message>
<message><source>What this column showed is no longer in the profile. Choose something else, or remove it.</source><translation>Det, kolonnen viste, er ikke længere i profilen. Vælg noget andet, eller fjern den.</translation></message>
<message><source>A sign in the name cannot be kept.</source><translation>Et tegn i navnet kan ikke gemmes.</translation></message>
<message><source>Choose one activity as the café and another as the meal.</source><translation>Vælg én aktivitet som café og en anden som måltid.</translation></message>
<message><source>One column must show the ID number.</source><translation>En af kolonnerne skal vise ID-nummeret.</translation></message>
<message><source>There must be an intervention.</source><translation>Der skal være mindst én indsats.</translation></message>
<message><source>A semicolon cannot stand in a name: it parts names.</source><translation>Der kan ikke stå semikolon i et navn: det skiller navne ad.</translation></message>
<message><source>Areas of life</source><translation>Livsområder</translation></message>
<message><source>Age at the start</source><translation>Alder ved start</translation></message>
<message><source>How they came</source><translation>Hvordan borgeren kom</translation></message>
<message><source>number</source><translation>tal</translation></message>
<message><source>words</source><translation>ord</translation></message>
<message><source>yes/no</source><translation>ja/nej</translation></message>
<message><source>count</source><translation>antal</translation></message>
<message><source>month</source><translation>måned</translation></message>
<message><source>exact date</source><translation>præcis dato</translation></message>
<message><source>Talks and activities</source><translation>Samtaler og aktiviteter</translation></message>
<message><source>Talks and referrals to others</source><translation>Samtaler og henvisninger ud</translation></message>
<message><source>Talks alone</source><translation>Kun samtaler</translation></message>
<message><source>Ways of coming</source><translation>Veje ind</translation></message>
<message><source>Kept after the last event</source><translation>Gemmes efter seneste hændelse</translation></message>
<message><source>every month</source><translation>hver måned</translation></message>
<message><source>every {n} months</source><translation>hver {n}. måned</translation></message>
<message><source>from the start</source><translation>fra begyndelsen</translation></message>
<message><source>after {n} minute</source><translation>efter {n} minut</translation></message>
<message><source>after {n} minutes</source><translation>efter {n} minutter</translation></message>
<message><source>The café of the evening</source><translation>Aftenens café</translation></message>
<message><source>The meal of the evening</source><translation>Aftenens måltid</translation></message>
<message><source>Referred for trafficking</source><translation>Henvist: menneskehandel</translation></message>
<message><source>Referred to other offers</source><translation>Henvist til andre tilbud</translation></message>
<message><source>Other offers</source><translation>Andre tilbud</translation></message>
<message><source>Locks by itself</source><translation>Låser af sig selv</translation></message>
<message><source>WHO-5, latest score</source><translation>WHO-5, seneste score</translation></message>
<message><source>WHO-5, how many</source><translation>WHO-5, antal</translation></message>
<message><source>WHO-5, first score</source><translation>WHO-5, første score</translation></message>
<message><source>Number in the return</source><translation>Nummer i indberetningen</translation></message>
<message><source>The log is kept</source><translation>Loggen gemmes</translation></message>
<message><source>Small numbers</source><translation>Små tal</translation></message>
<message><source>under {n} are hidden</source><translation>under {n} skjules</translation></message>
<message><source>The organisation's name on printed forms</source><translation>Organisationens navn på trykte skemaer</translation></message>
<message><source>the project's number</source><translation>projektets nummer</translation></message>
<message><source>the desk's ID number</source><translation>ID-nummeret herfra</translation></message>
<message><source>Last event</source><translation>Seneste hændelse</translation></message>
</context>
</TS>
