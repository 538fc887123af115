<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="da_DK" sourcelanguage="en">
<context>
<name>damage</name>
<message><source>What was saved last is damaged. Restore a backup; nothing was changed.</source><translation>Det, der sidst blev gemt, er beskadiget. Gendan en sikkerhedskopi. Intet er ændret.</translation></message>
<message><source>Some damaged pages of the database stand whole in its log. Unlock the store: that mends them.</source><translation>Nogle sider i databasen er beskadiget, men findes hele i databasens egen log. Lås lageret op, så bliver de repareret.</translation></message>
<message><source>The database is not as it was when it was last closed.</source><translation>Databasen er ikke den samme, som da den sidst blev lukket.</translation></message>
<message><source>The key headers are older than the store: somebody put old ones back.</source><translation>Nøglefilerne er ældre end lageret: Nogen har lagt gamle tilbage.</translation></message>
<message><source>Some entries are not as the log says they were saved last.</source><translation>Nogle registreringer svarer ikke til det, der ifølge loggen sidst blev gemt.</translation></message>
<message><source>The passphrase file holds far more than a passphrase. Check which file it is.</source><translation>Filen med adgangssætningen indeholder langt mere end en adgangssætning. Se efter, om det er den rigtige fil.</translation></message>
<message><source>Excel takes at most 255 characters as a password. Choose a shorter one.</source><translation>Excel kan højst tage 255 tegn som adgangskode. Vælg en kortere.</translation></message>
<message><source>The computer's clock is behind the newest entry ({date}). Check its date.</source><translation>Computerens ur viser en dato før den nyeste registrering ({date}). Tjek computerens dato.</translation></message>
<message><source>The newest entry is from {date}, long ago by the computer's clock. Check its date.</source><translation>Den nyeste registrering er fra {date}, og det er længe siden efter computerens ur. Tjek computerens dato.</translation></message>
</context>
</TS>
