<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="da_DK" sourcelanguage="en">
<context>
<name>store</name>
<message><source>The store cannot be written, so the log does not tell of what left it now.</source><translation>Der kan ikke skrives i registreringen, så loggen fortæller ikke om det, der er eksporteret nu.</translation></message>
<message><source>An ID number has 1 to 12 characters. Check the number.</source><translation>Et ID-nummer har 1 til 12 tegn. Tjek nummeret.</translation></message>
<message><source>The end date is before the first contact. Correct one of the two.</source><translation>Slutdatoen ligger før første kontakt. Ret den ene af de to.</translation></message>
<message><source>The year of birth cannot be right. Write four digits, such as 1987.</source><translation>Fødselsåret kan ikke passe. Skriv fire cifre, fx 1987.</translation></message>
<message><source>The age cannot be right. Write whole years.</source><translation>Alderen kan ikke passe. Skriv hele år.</translation></message>
<message><source>{date} is in the future. Check the date.</source><translation>{date} ligger i fremtiden. Tjek datoen.</translation></message>
<message><source>{date} is before the year 2000. Check the date.</source><translation>{date} ligger før år 2000. Tjek datoen.</translation></message>
<message><source>A word is missing. Fill it in, or remove the entry.</source><translation>Der mangler et ord. Skriv det, eller fjern linjen.</translation></message>
<message><source>A text is longer than {n} characters. Shorten it.</source><translation>En tekst er længere end {n} tegn. Gør den kortere.</translation></message>
<message><source>The note is longer than {n} characters. Shorten it, or split it in two.</source><translation>Notatet er længere end {n} tegn. Gør det kortere, eller del det i to.</translation></message>
<message><source>The text holds a character that cannot be kept. Delete it, then save again.</source><translation>Teksten har et tegn, der ikke kan gemmes. Slet det, og gem igen.</translation></message>
<message><source>{what} must be a whole number from 0 to {most}.</source><translation>{what} skal være et helt tal fra 0 til {most}.</translation></message>
<message><source>Minutes</source><translation>Minutter</translation></message>
<message><source>The headcount</source><translation>Antal i alt</translation></message>
<message><source>The number of pieces</source><translation>Antal stykker tøj</translation></message>
<message><source>A WHO-5 answer is a whole number from 0 to 5, or empty. Check the five digits.</source><translation>Et WHO-5-svar er et helt tal fra 0 til 5 eller tomt. Tjek de fem cifre.</translation></message>
<message><source>A backup inside the store itself would be lost with it. Choose another folder.</source><translation>En sikkerhedskopi inde i selve lageret ville gå tabt sammen med det. Vælg en anden mappe.</translation></message>
<message><source>There is no backup in “{name}”. Check the folder.</source><translation>Der er ingen sikkerhedskopi i »{name}«. Tjek mappen.</translation></message>
<message><source>The backup and the store are the same folder. Choose another place for the store.</source><translation>Sikkerhedskopien og lageret er samme mappe. Vælg et andet sted til lageret.</translation></message>
<message><source>The store is in use by another program. Close it there, then try again.</source><translation>Lageret er i brug i et andet program. Luk det dér, og prøv igen.</translation></message>
<message><source>“{name}” is a file. Choose a folder for backups.</source><translation>»{name}« er en fil. Vælg en mappe til sikkerhedskopier.</translation></message>
<message><source>The copy could not be verified and was thrown away. The store itself may be damaged; check it.</source><translation>Kopien kunne ikke godkendes og er smidt væk. Lageret selv kan være beskadiget; tjek det.</translation></message>
<message><source>The key header “{name}” is damaged or missing.</source><translation>Nøglefilen »{name}« er beskadiget eller mangler.</translation></message>
<message><source>{n} pages of the database are damaged.</source><translation>{n} sider af databasen er beskadiget.</translation></message>
<message><source>The database's structure is damaged.</source><translation>Databasens opbygning er beskadiget.</translation></message>
<message><source>Tables are missing or of another version.</source><translation>Tabeller mangler eller er fra en anden version.</translation></message>
<message><source>Some entries belong to a contact or an activity that is not there.</source><translation>Nogle registreringer hører til en borger eller aktivitet, der ikke findes.</translation></message>
<message><source>The log does not verify from entry {n} on.</source><translation>Loggen stemmer ikke fra linje {n} og frem.</translation></message>
<message><source>The store holds less than when it was last closed: saved work is gone, or it is an old copy.</source><translation>Lageret indeholder mindre, end da det sidst blev lukket: Gemt arbejde er væk, eller det er en gammel kopi.</translation></message>
<message><source>The database cannot be read to the end.</source><translation>Databasen kan ikke læses til ende.</translation></message>
<message><source>The database cannot be read.</source><translation>Databasen kan ikke læses.</translation></message>
<message><source>The database could not be opened encrypted. Nothing was changed.</source><translation>Databasen kunne ikke åbnes krypteret. Intet er ændret.</translation></message>
<message><source>This store was made by a newer version of ExitDesk. Install that version; nothing was changed.</source><translation>Lageret er lavet af en nyere version af ExitDesk. Installér den version. Intet er ændret.</translation></message>
<message><source>The store is no longer in its folder: it was moved or deleted, or its disk was taken out. Put it back, then try again; what is typed stays on the screen.</source><translation>Lageret er ikke længere i sin mappe: det er flyttet eller slettet, eller disken er taget ud. Læg det tilbage, og prøv igen; det skrevne bliver stående på skærmen.</translation></message>
<message><source>The disk is full. Make room, then try again; nothing was changed.</source><translation>Disken er fuld. Gør plads, og prøv igen. Intet er ændret.</translation></message>
<message><source>The store cannot be written: its folder is read-only or not yours. Nothing was changed.</source><translation>Der kan ikke skrives i lageret: Mappen er skrivebeskyttet eller ikke din. Intet er ændret.</translation></message>
<message><source>The disk is full or failed. Nothing was reported saved that is not; make room, then try again.</source><translation>Disken er fuld eller svigtede. Alt, der er meldt gemt, er gemt. Skaf plads, og prøv igen.</translation></message>
<message><source>The database is damaged or belongs to another store. Restore a backup; nothing was changed.</source><translation>Databasen er beskadiget eller hører til et andet lager. Gendan en sikkerhedskopi. Intet er ændret.</translation></message>
<message><source>The database is not encrypted by ExitDesk. Restore a backup; nothing was changed.</source><translation>Databasen er ikke krypteret af ExitDesk. Gendan en sikkerhedskopi. Intet er ændret.</translation></message>
<message><source>“{name}” could not be read or written ({code}). Try again.</source><translation>»{name}« kunne ikke læses eller skrives ({code}). Prøv igen.</translation></message>
<message><source>The disk is read-only. Choose another place for “{name}”.</source><translation>Disken er skrivebeskyttet. Vælg et andet sted til »{name}«.</translation></message>
<message><source>The folder for “{name}” does not exist. Choose another place.</source><translation>Mappen til »{name}« findes ikke. Vælg et andet sted.</translation></message>
<message><source>“{name}” is a folder. Choose a file name.</source><translation>»{name}« er en mappe. Vælg et filnavn.</translation></message>
<message><source>“{name}” cannot be read or written. Close it in other programs, or choose another place.</source><translation>»{name}« kan ikke læses eller skrives. Luk filen i andre programmer, eller vælg et andet sted.</translation></message>
<message><source>The passphrase needs at least {n} characters. Four or five words do well.</source><translation>Adgangssætningen skal have mindst {n} tegn. Fire-fem ord er godt.</translation></message>
<message><source>A user name is missing. Write one, such as your first name.</source><translation>Der mangler et brugernavn. Skriv et, fx dit fornavn.</translation></message>
<message><source>There is already a store in “{name}”. Open it, or choose another folder.</source><translation>Der er allerede et lager i »{name}«. Åbn det, eller vælg en anden mappe.</translation></message>
<message><source>Another program is using the store. It is open here to read only.</source><translation>Et andet program bruger lageret. Her kan du kun læse.</translation></message>
<message><source>Another program is making a store in this folder.</source><translation>Et andet program er ved at lave et lager i denne mappe.</translation></message>
<message><source>The ID number {number} is already in use. Open that contact instead.</source><translation>ID-nummeret {number} er i brug. Åbn den borger i stedet.</translation></message>
<message><source>The store is open read-only because another program is using it. Close it there first.</source><translation>Lageret kan kun læses her, fordi et andet program bruger det. Luk det dér først.</translation></message>
<message><source>A form has been printed for this contact, so this cannot be undone. Use the bin instead.</source><translation>Der er udskrevet et skema til borgeren, så det kan ikke fortrydes. Brug papirkurven i stedet.</translation></message>
<message><source>The ID number {number} is in the bin. Restore it from there.</source><translation>ID-nummeret {number} ligger i papirkurven. Gendan det derfra.</translation></message>
<message><source>The recovery code has {groups} groups of 5 characters. Check that all are there.</source><translation>Gendannelseskoden har {groups} grupper på 5 tegn. Tjek, at alle er der.</translation></message>
<message><source>Group {number} of the recovery code does not fit. Check it against the sheet.</source><translation>Gruppe {number} af gendannelseskoden passer ikke. Sammenlign med arket.</translation></message>
<message><source>That entry is no longer in the store. The page has been read again.</source><translation>Den registrering findes ikke længere. Siden er opdateret.</translation></message>
<message><source>The passphrase does not fit. Is Caps Lock on?</source><translation>Adgangssætningen passer ikke. Er Caps Lock slået til?</translation></message>
<message><source>There is no store in “{name}”. Check the folder.</source><translation>Der er intet lager i »{name}«. Tjek mappen.</translation></message>
<message><source>The database in “{name}” is not encrypted by ExitDesk. Restore a backup; nothing was changed.</source><translation>Databasen i »{name}« er ikke krypteret af ExitDesk. Gendan en sikkerhedskopi. Intet er ændret.</translation></message>
<message><source>the database is missing</source><translation>databasen mangler</translation></message>
<message><source>both key headers are damaged or missing</source><translation>begge nøglefiler er beskadiget eller mangler</translation></message>
<message><source>The store cannot be opened: {what}. Restore a backup; nothing was changed.</source><translation>Lageret kan ikke åbnes: {what}. Gendan en sikkerhedskopi. Intet er ændret.</translation></message>
<message><source>The key headers of the store have been changed from outside. Restore a backup; nothing was changed.</source><translation>Lagerets nøglefiler er ændret udefra. Gendan en sikkerhedskopi. Intet er ændret.</translation></message>
<message><source>The recovery code does not fit this store. Check it against the newest sheet.</source><translation>Gendannelseskoden passer ikke til dette lager. Brug det nyeste ark.</translation></message>
<message><source>The first bytes of the database are damaged.</source><translation>Databasens første bytes er beskadigede.</translation></message>
<message><source>the database is empty</source><translation>databasen er tom</translation></message>
<message><source>“{name}” is a file. Choose a folder.</source><translation>»{name}« er en fil. Vælg en mappe.</translation></message>
<message><source>This backup is damaged and was not restored; nothing was changed. Choose an older backup.</source><translation>Denne sikkerhedskopi er beskadiget og blev ikke gendannet. Intet er ændret. Vælg en ældre kopi.</translation></message>
<message><source>“{name}” is the folder of a store. Choose another place for the file.</source><translation>»{name}« er lagerets egen mappe. Vælg et andet sted til filen.</translation></message>
<message><source>One of the two key headers is damaged. It is mended when the store is next opened to write.</source><translation>Den ene af de to nøglefiler er beskadiget. Den laves igen, næste gang lageret åbnes for at skrive.</translation></message>
<message><source>One of the two key headers was damaged and has been mended.</source><translation>Den ene af de to nøglefiler var beskadiget og er nu lavet igen.</translation></message>
<message><source>You can register health checks only. The profile says which interventions those are.</source><translation>Du kan kun registrere sundhedstjek. Profilen siger, hvilke indsatser det er.</translation></message>
<message><source>Your role at this desk does not include this. Ask a leader.</source><translation>Din rolle giver ikke adgang til det. Spørg en leder.</translation></message>
<message><source>This user has been removed from the store. Ask a leader.</source><translation>Den bruger er fjernet fra lageret. Spørg en leder.</translation></message>
<message><source>The key headers are older than the store: somebody put old ones back. Passphrases that were changed and users that were removed since may open it. Ask a leader for a new key and a new recovery code.</source><translation>Nøglefilerne er ældre end lageret: nogen har lagt gamle tilbage. Adgangssætninger, der er skiftet, og brugere, der er fjernet siden, kan måske åbne det. Bed en leder om en ny nøgle og en ny gendannelseskode.</translation></message>
<message><source>Make a new recovery code first: the one there is from an earlier version.</source><translation>Lav først en ny gendannelseskode: den nuværende er fra en tidligere version.</translation></message>
<message><source>Everybody must unlock once with this version first, or be given a new passphrase.</source><translation>Alle skal først låse op én gang med denne version eller have en ny adgangssætning.</translation></message>
<message><source>Leader</source><translation>Leder</translation></message>
<message><source>Caseworker</source><translation>Medarbejder</translation></message>
<message><source>Volunteer</source><translation>Frivillig</translation></message>
<message><source>Health volunteer</source><translation>Sundhedsfrivillig</translation></message>
<message><source>Put it in the bin first. From there it can be erased for good.</source><translation>Læg det først i papirkurven. Derfra kan det slettes for altid.</translation></message>
<message><source>There is no user “{name}”. The list shows who there is.</source><translation>Der er ingen bruger »{name}«. Listen viser, hvem der er.</translation></message>
<message><source>“{name}” is the only leader. Make somebody else a leader first.</source><translation>»{name}« er den eneste leder. Gør først en anden til leder.</translation></message>
<message><source>There is already a user “{name}”. Choose another name.</source><translation>Der er allerede en bruger »{name}«. Vælg et andet navn.</translation></message>
<message><source>“{name}” is written.</source><translation>»{name}« er skrevet.</translation></message>
<message><source>{done} But the disk reported an error right after it ({code}): after a power cut it may be as before. Have the disk looked at.</source><translation>{done} Men disken meldte en fejl lige efter ({code}): Efter et strømsvigt kan det være som før. Få disken undersøgt.</translation></message>
<message><source>The store has a new key.</source><translation>Lageret har fået en ny nøgle.</translation></message>
<message><source>The disk that “{name}” lies on cannot make sure that one program writes at a time. Keep the store on a disk of this computer.</source><translation>Disken, som »{name}« ligger på, kan ikke sikre, at kun ét program skriver ad gangen. Læg lageret på en disk i denne computer.</translation></message>
<message><source>What this belongs to is no longer in the store. Nothing was changed.</source><translation>Det, registreringen hører til, findes ikke længere. Intet er ændret.</translation></message>
</context>
</TS>
