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
<message><source>The store is damaged, so it is open read-only. Restore a backup; nothing was changed.</source><translation>Lageret er beskadiget, så det kan kun læses. Gendan en sikkerhedskopi. Intet er ændret.</translation></message>
<message><source>The store is damaged: it is not as it was when it was last closed. Some of what you see may be wrong or old. Nothing can be written in it. Restore a backup; “exitdesk check” tells more.</source><translation>Lageret er beskadiget: Det er ikke det samme, som da det sidst blev lukket. Noget af det, du ser, kan være forkert eller gammelt. Der kan ikke skrives i det. Gendan en sikkerhedskopi. »exitdesk check« fortæller mere.</translation></message>
<message><source>The store holds less than when it was last closed: it is an old copy, or saved work was lost. Nothing can be written in it. Compare it with your latest backup, and restore that.</source><translation>Lageret indeholder mindre, end da det sidst blev lukket: Det er en gammel kopi, eller gemt arbejde er gået tabt. Der kan ikke skrives i det. Sammenlign det med din seneste sikkerhedskopi, og gendan den.</translation></message>
<message><source>Beside the database lies “{name}”, which ExitDesk did not make and which would change the database. Restore a backup, or move that file away and check the store; nothing was changed.</source><translation>Ved siden af databasen ligger »{name}«, som ExitDesk ikke har lavet, og som ville ændre databasen. Gendan en sikkerhedskopi, eller flyt filen væk, og tjek lageret. Intet er ændret.</translation></message>
<message><source>the database is cut off</source><translation>der mangler det meste af databasen</translation></message>
<message><source>The database is cut off. Restore a backup; nothing was changed.</source><translation>Der mangler det meste af databasen. Gendan en sikkerhedskopi. Intet er ændret.</translation></message>
<message><source>The store is damaged, so no backup is made: it would look like a good one. Restore the latest backup.</source><translation>Lageret er beskadiget, så der bliver ikke lavet en sikkerhedskopi: Den ville ligne en god. Gendan den seneste sikkerhedskopi.</translation></message>
<message><source>A folder lies in the place of the key header “{name}”. Move it away, then try again.</source><translation>Der ligger en mappe, hvor nøglefilen »{name}« skulle ligge. Flyt den væk, og prøv igen.</translation></message>
<message><source>Users and roles come back as they were in the backup, and so does everybody who was removed since. Look them through afterwards, under Set-up.</source><translation>Brugere og roller bliver, som de var i sikkerhedskopien. Det gælder også dem, der er fjernet siden. Se dem igennem bagefter under Opsætning.</translation></message>
<message><source>Removed since, and not brought back: {names}.</source><translation>Fjernet siden og kommer ikke med tilbage: {names}.</translation></message>
<message><source>{name} has another role since, and keeps it: {role}.</source><translation>{name} har fået en anden rolle siden og beholder den: {role}.</translation></message>
<message><source>Not in this backup, add them again: {names}.</source><translation>Ikke med i sikkerhedskopien, opret dem igen: {names}.</translation></message>
<message><source>Damaged backups were found: {names}. They do not count, and older ones are kept. Delete them, and have the stick or disk looked at.</source><translation>Der er fundet beskadigede sikkerhedskopier: {names}. De tæller ikke med, og ældre er beholdt. Slet dem, og få stikket eller disken set efter.</translation></message>
<message><source>The code before opens nothing any more.</source><translation>Den gamle kode åbner ikke noget mere.</translation></message>
<message><source>“{name}” could not be written, perhaps because its disk is full.</source><translation>»{name}« kunne ikke skrives, måske fordi disken er fuld.</translation></message>
<message><source>The code above is the store's: write it down.</source><translation>Koden ovenfor gælder: Skriv den ned.</translation></message>
<message><source>Nothing can be noted in the store. {why}</source><translation>Der kan ikke noteres noget i lageret. {why}</translation></message>
</context>
</TS>
