<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="da_DK" sourcelanguage="en">
<context>
<name>commands</name>
<message><source>There is no screen to show the windows on. The commands work without one; see exitdesk --help.</source><translation>Der er ingen skærm at vise vinduerne på. Kommandoerne virker uden; se exitdesk --help.</translation></message>
<message><source>System libraries are missing. Install them with: sudo apt-get install -y {packages}</source><translation>Der mangler systembiblioteker. Installér dem med: sudo apt-get install -y {packages}</translation></message>
<message><source>The sheet could not be written, so the recovery code stands here, once:</source><translation>Arket kunne ikke skrives, så gendannelseskoden står her, én gang:</translation></message>
<message><source>The store is made. The recovery sheet is in “{name}”: print it, then delete the file.</source><translation>Lageret er lavet. Arket med gendannelseskoden ligger i »{name}«: Udskriv det, og slet så filen.</translation></message>
<message><source>Reading the workbook</source><translation>Læser regnearket</translation></message>
<message><source>Saving</source><translation>Gemmer</translation></message>
<message><source>{n} record saved.</source><translation>{n} registrering er gemt.</translation></message>
<message><source>{n} records saved.</source><translation>{n} registreringer er gemt.</translation></message>
<message><source>Nothing was saved because of the doubts. Correct the file, or use --accept to save the sound rows.</source><translation>Intet er gemt, fordi der er tvivl. Ret filen, eller brug --accept for at gemme de sikre rækker.</translation></message>
<message><source>{sheet}: {n} row, {new} new, {old} already there, {doubt} in doubt</source><translation>{sheet}: {n} række, {new} nye, {old} er der i forvejen, {doubt} i tvivl</translation></message>
<message><source>{sheet}: {n} rows, {new} new, {old} already there, {doubt} in doubt</source><translation>{sheet}: {n} rækker, {new} nye, {old} er der i forvejen, {doubt} i tvivl</translation></message>
<message><source>The sheet “{sheet}” is not known and was not read.</source><translation>Arket »{sheet}« kendes ikke og er ikke læst.</translation></message>
<message><source>{sheet}: the column “{column}” is not known and was not read.</source><translation>{sheet}: Kolonnen »{column}« kendes ikke og er ikke læst.</translation></message>
<message><source>{sheet}, row {row}, {column}</source><translation>{sheet}, række {row}, {column}</translation></message>
<message><source>Writing the workbook</source><translation>Skriver regnearket</translation></message>
<message><source>“{name}” holds everything in the clear. Keep it safe, and delete it when it has been used.</source><translation>»{name}« indeholder alt i klar tekst. Pas på den, og slet den, når den er brugt.</translation></message>
<message><source>{n} contact in the return.</source><translation>{n} borger i indberetningen.</translation></message>
<message><source>{n} contacts in the return.</source><translation>{n} borgere i indberetningen.</translation></message>
<message><source>The file must end in .xlsx.</source><translation>Filen skal ende på .xlsx.</translation></message>
<message><source>The period is not over: {n} day left.</source><translation>Perioden er ikke slut: {n} dag endnu.</translation></message>
<message><source>The period is not over: {n} days left.</source><translation>Perioden er ikke slut: {n} dage endnu.</translation></message>
<message><source>The period has not begun: it starts on {date}.</source><translation>Perioden er ikke begyndt: den starter {date}.</translation></message>
<message><source>The file must end in .pdf, .xlsx or .json.</source><translation>Filen skal ende på .pdf, .xlsx eller .json.</translation></message>
<message><source>{n} form written.</source><translation>{n} skema er skrevet.</translation></message>
<message><source>{n} forms written.</source><translation>{n} skemaer er skrevet.</translation></message>
<message><source>The store is sound: {contacts} contacts, {entries} entries in the log.</source><translation>Lageret er i orden: {contacts} borgere, {entries} linjer i loggen.</translation></message>
<message><source>The backup is restored to {store}.</source><translation>Sikkerhedskopien er gendannet i {store}.</translation></message>
<message><source>What stood there before is kept in {folder}.</source><translation>Det, der lå der før, er gemt i {folder}.</translation></message>
<message><source>The self-test has passed.</source><translation>Selvtesten er bestået.</translation></message>
<message><source>Stopped. Nothing half done was kept.</source><translation>Stoppet. Intet halvt er gemt.</translation></message>
<message><source>The machine has too little memory for this. Close other programs, then try again.</source><translation>Computeren har for lidt hukommelse til det. Luk andre programmer, og prøv igen.</translation></message>
<message><source>ExitDesk made a mistake ({kind} in {where}). Please report it; nothing half done was kept.</source><translation>ExitDesk begik en fejl ({kind} i {where}). Meld den gerne. Intet halvt er gemt.</translation></message>
<message><source>Making the practice store</source><translation>Laver øvelageret</translation></message>
<message><source>Practice folder: {folder}</source><translation>Øvemappe: {folder}</translation></message>
<message><source>User: {user}</source><translation>Bruger: {user}</translation></message>
<message><source>Passphrase: {passphrase}</source><translation>Adgangssætning: {passphrase}</translation></message>
<message><source>Recovery code (shown once; keep it under lock and key, away from the laptop):</source><translation>Gendannelseskode (vises én gang; gem den bag lås og slå, ikke sammen med computeren):</translation></message>
<message><source>The password file is empty, and nothing was written. Put a password in it.</source><translation>Filen med adgangskoden er tom, og intet er skrevet. Skriv en adgangskode i den.</translation></message>
<message><source>Warning: others on this machine can read “{name}”.</source><translation>Advarsel: Andre på denne computer kan læse »{name}«.</translation></message>
<message><source>The file “{name}” does not exist. Check the path.</source><translation>Filen »{name}« findes ikke. Tjek stien.</translation></message>
<message><source>The passphrase file is not text in UTF-8.</source><translation>Filen med adgangssætningen er ikke tekst i UTF-8.</translation></message>
<message><source>“{text}” is no period. Write 2026-Q3, 2026-07-01..2026-09-30 or project.</source><translation>»{text}« er ikke en periode. Skriv 2026-Q3, 2026-07-01..2026-09-30 eller project.</translation></message>
<message><source>Did you mean {numbers}?</source><translation>Mente du {numbers}?</translation></message>
<message><source>Check the number.</source><translation>Tjek nummeret.</translation></message>
<message><source>No contact has the ID number {number}.</source><translation>Ingen borger har ID-nummeret {number}.</translation></message>
<message><source>There is no form in “{language}”. Choose {languages}.</source><translation>Der er intet skema på »{language}«. Vælg {languages}.</translation></message>
<message><source>No contact is due for WHO-5, so there is nothing to print.</source><translation>Ingen borger venter på WHO-5, så der er intet at udskrive.</translation></message>
<message><source>Forms can be printed when the store is not in use by another program.</source><translation>Skemaer kan udskrives, når lageret ikke er i brug i et andet program.</translation></message>
<message><source>“{name}” holds a real store. Choose another folder for practice.</source><translation>»{name}« indeholder et rigtigt lager. Vælg en anden mappe til øvelse.</translation></message>
<message><source>The self-test did not make “{name}”.</source><translation>Selvtesten lavede ikke »{name}«.</translation></message>
<message><source>from {date}</source><translation>fra {date}</translation></message>
<message><source>There is no terminal to ask on. Use {option} FILE, or - for standard input.</source><translation>Der er ingen terminal at spørge i. Brug {option} FILE, eller - for standard input.</translation></message>
<message><source>Only one of the two can come from standard input.</source><translation>Kun én af de to kan komme fra standard input.</translation></message>
<message><source>“{name}” can unlock the store now: {role}.</source><translation>»{name}« kan låse lageret op nu: {role}.</translation></message>
<message><source>“{name}” can no longer unlock the store.</source><translation>»{name}« kan ikke længere låse lageret op.</translation></message>
<message><source>With an old copy of its key files “{name}” could still open the store. This gives it a new key: exitdesk users STORE rekey</source><translation>Med en gammel kopi af nøglefilerne kunne »{name}« stadig åbne lageret. Sådan får det en ny nøgle: exitdesk users STORE rekey</translation></message>
<message><source>The store has a new key. Make a backup now: those from before keep the old key.</source><translation>Lageret har fået en ny nøgle. Tag en sikkerhedskopi nu: de ældre har den gamle nøgle.</translation></message>
<message><source>The recovery sheet is in “{name}”: print it, then delete the file.</source><translation>Gendannelsesarket ligger i »{name}«: udskriv det, og slet så filen.</translation></message>
<message><source>The code before opens nothing any more. Tear up the old sheet.</source><translation>Den gamle kode åbner ikke noget mere. Riv det gamle ark i stykker.</translation></message>
<message><source>The code opens the store here. Leave out --passphrase-file.</source><translation>Her åbner koden lageret. Udelad --passphrase-file.</translation></message>
<message><source>The code has been used. Make a new one and print it: exitdesk recovery STORE new</source><translation>Koden har været brugt og virker, indtil der er en ny. Lav den nye, og udskriv den: exitdesk recovery STORE new</translation></message>
<message><source>Nothing in the file could be read as records, and nothing was saved.</source><translation>Der var intet i filen, der kunne læses som registreringer. Intet er gemt.</translation></message>
<message><source>{n} more column is not known.</source><translation>{n} kolonne mere kendes ikke.</translation></message>
<message><source>{n} more columns are not known.</source><translation>{n} kolonner mere kendes ikke.</translation></message>
<message><source>The name is empty.</source><translation>Navnet er tomt.</translation></message>
</context>
</TS>
