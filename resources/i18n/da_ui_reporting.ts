<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="da_DK" sourcelanguage="en">
<context>
<name>ui_reporting</name>
<message><source>Number of interventions</source><translation>Antal indsatser</translation></message>
<message><source>Challenge</source><translation>Udfordring</translation></message>
<message><source>Not shown</source><translation>Vises ikke</translation></message>
<message><source>Came by</source><translation>Kom via</translation></message>
<message><source>mean</source><translation>gns.</translation></message>
<message><source>Quarter {n} of {year}</source><translation>{n}. kvartal {year}</translation></message>
<message><source>Until {date}</source><translation>Til og med {date}</translation></message>
<message><source>Whole project</source><translation>Hele projektet</translation></message>
<message><source>From {date}</source><translation>Fra {date}</translation></message>
<message><source>not begun</source><translation>ikke begyndt</translation></message>
<message><source>exported {date}</source><translation>eksporteret {date}</translation></message>
<message><source>ready to check</source><translation>klar til tjek</translation></message>
<message><source>under way, exported {date}</source><translation>i gang, eksporteret {date}</translation></message>
<message><source>The quarter is not over</source><translation>Kvartalet er ikke slut</translation></message>
<message><source>{n} day left.</source><translation>{n} dag endnu.</translation></message>
<message><source>{n} days left.</source><translation>{n} dage endnu.</translation></message>
<message><source>It ends today.</source><translation>Det slutter i dag.</translation></message>
<message><source>What is registered until then is not in this file.</source><translation>Det, der registreres indtil da, er ikke med i filen.</translation></message>
<message><source>under way</source><translation>i gang</translation></message>
<message><source>before the start</source><translation>før starten</translation></message>
<message><source>An ID number can lead to a person in some cases. Treat the file as personal data.</source><translation>Et ID-nummer kan i nogle tilfælde føre til en person. Behandl filen som personoplysninger.</translation></message>
<message><source>To the agency. See exactly what leaves the computer before you export.</source><translation>Til Social- og Boligstyrelsen. Se præcis, hvad der forlader computeren, før du eksporterer.</translation></message>
<message><source>Export</source><translation>Eksportér</translation></message>
<message><source>Where should the file go?</source><translation>Hvor skal filen ligge?</translation></message>
<message><source>Saved: {name}</source><translation>Gemt: {name}</translation></message>
<message><source>The file was not written</source><translation>Filen blev ikke gemt</translation></message>
<message><source>Check before export</source><translation>Tjek før eksport</translation></message>
<message><source>Earlier quarters</source><translation>Tidligere kvartaler</translation></message>
<message><source>Later quarters</source><translation>Senere kvartaler</translation></message>
<message><source>Another quarter</source><translation>Et andet kvartal</translation></message>
<message><source>Scroll the table</source><translation>Rul i tabellen</translation></message>
<message><source>Open what is chosen</source><translation>Åbn det valgte</translation></message>
<message><source>Export {n} row</source><translation>Eksportér {n} række</translation></message>
<message><source>Export {n} rows</source><translation>Eksportér {n} rækker</translation></message>
<message><source>All are held back</source><translation>Alle holdes ude</translation></message>
<message><source>Correct what stands at the left; then the rows come here.</source><translation>Ret det, der står til venstre. Så kommer rækkerne her.</translation></message>
<message><source>{n} other check is in order</source><translation>{n} andet tjek er i orden</translation></message>
<message><source>{n} other checks are in order</source><translation>{n} andre tjek er i orden</translation></message>
<message><source>{n} check is in order</source><translation>{n} tjek er i orden</translation></message>
<message><source>{n} checks are in order</source><translation>{n} tjek er i orden</translation></message>
<message><source>No notes, no names of users and no exact dates leave.</source><translation>Ingen fritekst, ingen brugernavne og ingen præcise datoer.</translation></message>
<message><source>Free text, user names and notes do not leave.</source><translation>Ingen fritekst og ingen brugernavne.</translation></message>
<message><source>Open and correct</source><translation>Åbn og ret</translation></message>
<message><source>See the rows</source><translation>Se rækkerne</translation></message>
<message><source>See the {n}</source><translation>Se de {n}</translation></message>
<message><source>Return {period}</source><translation>Indberetning {period}</translation></message>
<message><source>Writing the return</source><translation>Skriver indberetningen</translation></message>
<message><source>Pseudonymised, not anonymous</source><translation>Pseudonymiseret, ikke anonymt</translation></message>
<message><source>Nothing to send yet</source><translation>Der er ikke noget at sende endnu</translation></message>
<message><source>The rows come as soon as the first contact is registered.</source><translation>Rækkerne kommer, så snart den første borger er registreret.</translation></message>
<message><source>Nothing registered in this period</source><translation>Der er ikke registreret noget i perioden</translation></message>
<message><source>Choose another quarter, or the whole project.</source><translation>Vælg et andet kvartal eller hele projektet.</translation></message>
<message><source>Back up now</source><translation>Tag kopi nu</translation></message>
<message><source>Import a data workbook</source><translation>Importér et dataregneark</translation></message>
<message><source>Export everything</source><translation>Eksportér alt</translation></message>
<message><source>Statistics {period}</source><translation>Statistik {period}</translation></message>
<message><source>For publication</source><translation>Til offentliggørelse</translation></message>
<message><source>Numbers under {n} are left out</source><translation>Tal under {n} udelades</translation></message>
<message><source>Report as PDF</source><translation>Rapport som PDF</translation></message>
<message><source>Tables for Excel</source><translation>Tabeller til Excel</translation></message>
<message><source>Figures as JSON</source><translation>Tal som JSON</translation></message>
<message><source>Scroll</source><translation>Rul</translation></message>
<message><source>Nothing to count yet</source><translation>Der er ikke noget at tælle endnu</translation></message>
<message><source>The figures come as soon as the first contact is registered.</source><translation>Tallene kommer, så snart den første borger er registreret.</translation></message>
<message><source>Nobody in this period</source><translation>Ingen borgere i perioden</translation></message>
<message><source>Choose another period, or the whole project.</source><translation>Vælg en anden periode eller hele projektet.</translation></message>
<message><source>Writing the file</source><translation>Skriver filen</translation></message>
<message><source>About ExitDesk</source><translation>Om ExitDesk</translation></message>
<message><source>Licences</source><translation>Licenser</translation></message>
<message><source>The other licences lie beside the program, in {file}.</source><translation>De andre licenser ligger ved siden af programmet, i {file}.</translation></message>
<message><source>Version</source><translation>Version</translation></message>
<message><source>The program does not use the internet.</source><translation>Programmet bruger ikke internettet.</translation></message>
<message><source>ExitDesk itself is under the MIT licence.</source><translation>ExitDesk selv har MIT-licens.</translation></message>
<message><source>Appearance</source><translation>Udseende</translation></message>
<message><source>Colours</source><translation>Farver</translation></message>
<message><source>Light</source><translation>Lys</translation></message>
<message><source>Dark</source><translation>Mørk</translation></message>
<message><source>As the computer</source><translation>Som computeren</translation></message>
<message><source>{date} at {time}</source><translation>{date} kl. {time}</translation></message>
<message><source>Backup</source><translation>Sikkerhedskopi</translation></message>
<message><source>Choose folder</source><translation>Vælg mappe</translation></message>
<message><source>The backup is made and checked.</source><translation>Sikkerhedskopien er taget og tjekket.</translation></message>
<message><source>The backup stands, but may not last</source><translation>Kopien er lavet, men holder måske ikke</translation></message>
<message><source>There is no new backup</source><translation>Der er ikke taget en kopi</translation></message>
<message><source>Folder</source><translation>Mappe</translation></message>
<message><source>Last backup</source><translation>Seneste kopi</translation></message>
<message><source>Not chosen yet</source><translation>Ikke valgt endnu</translation></message>
<message><source>None yet</source><translation>Ingen endnu</translation></message>
<message><source>Backing up and checking the copy</source><translation>Tager en kopi og tjekker den</translation></message>
<message><source>{n} day ago</source><translation>for {n} dag siden</translation></message>
<message><source>Then Excel asks for the password. It is kept nowhere: write it down for whoever gets the file.</source><translation>Så spørger Excel om adgangskoden. Den gemmes ingen steder: Skriv den ned til den, der får filen.</translation></message>
<message><source>Data in and out</source><translation>Data ind og ud</translation></message>
<message><source>The data workbook is an Excel file with one sheet for each kind of record. Before an import you see what is sound and what is in doubt.</source><translation>Dataregnearket er en Excel-fil med et ark for hver slags registrering. Før en import ser du, hvad der er sikkert, og hvad der er i tvivl.</translation></message>
<message><source>Import</source><translation>Importér</translation></message>
<message><source>Export all</source><translation>Eksportér alt</translation></message>
<message><source>It is in the clear: delete it when it has been used.</source><translation>Den er ikke krypteret: Slet den, når den er brugt.</translation></message>
<message><source>The file holds everything in the clear</source><translation>Alt i filen kan læses af alle</translation></message>
<message><source>Every contact, talk and answer. Whoever has the file can read it.</source><translation>Alle borgere, samtaler og svar. Den, der har filen, kan læse den.</translation></message>
<message><source>Password (optional)</source><translation>Adgangskode (hvis I vil)</translation></message>
<message><source>Export in the clear</source><translation>Eksportér uden kryptering</translation></message>
<message><source>ExitDesk data</source><translation>ExitDesk-data</translation></message>
<message><source>To keep a copy, make a backup instead: it is encrypted.</source><translation>Vil du bare have en kopi, så tag en sikkerhedskopi: Den er krypteret.</translation></message>
<message><source>Export with a password</source><translation>Eksportér med adgangskode</translation></message>
<message><source>The file cannot be imported</source><translation>Filen kan ikke importeres</translation></message>
<message><source>Sheet</source><translation>Ark</translation></message>
<message><source>Rows</source><translation>Rækker</translation></message>
<message><source>New</source><translation>Nye</translation></message>
<message><source>Already here</source><translation>Findes allerede</translation></message>
<message><source>In doubt</source><translation>I tvivl</translation></message>
<message><source>Save the {n} sound row</source><translation>Gem {n} sikker række</translation></message>
<message><source>Save the {n} sound rows</source><translation>Gem de {n} sikre rækker</translation></message>
<message><source>{sheet}, row {row}</source><translation>{sheet}, række {row}</translation></message>
<message><source>Unknown sheets: {names}.</source><translation>Ukendte ark: {names}.</translation></message>
<message><source>Unknown columns: {names}.</source><translation>Ukendte kolonner: {names}.</translation></message>
<message><source>What the file holds</source><translation>Det, filen indeholder</translation></message>
<message><source>Save nothing</source><translation>Gem ikke noget</translation></message>
<message><source>Save {n} row</source><translation>Gem {n} række</translation></message>
<message><source>Save {n} rows</source><translation>Gem {n} rækker</translation></message>
<message><source>Row</source><translation>Række</translation></message>
<message><source>Column</source><translation>Kolonne</translation></message>
<message><source>Read</source><translation>Læst</translation></message>
<message><source>Why</source><translation>Hvorfor</translation></message>
<message><source>Rows in doubt</source><translation>Rækker i tvivl</translation></message>
<message><source>They are not saved. Correct them in the file, and import it again.</source><translation>De gemmes ikke. Ret dem i filen, og importér den igen.</translation></message>
<message><source>{n} row is saved. Ctrl+Z takes it back.</source><translation>{n} række er gemt. Ctrl+Z fortryder.</translation></message>
<message><source>{n} rows are saved. Ctrl+Z takes them back.</source><translation>{n} rækker er gemt. Ctrl+Z fortryder.</translation></message>
<message><source>Not read</source><translation>Ikke læst</translation></message>
<message><source>Nothing was saved</source><translation>Der blev ikke gemt noget</translation></message>
<message><source>Everything in the file is here already.</source><translation>Alt i filen findes her allerede.</translation></message>
<message><source>Change the passphrase</source><translation>Skift adgangssætning</translation></message>
<message><source>The passphrase until now</source><translation>Adgangssætningen indtil nu</translation></message>
<message><source>Change</source><translation>Skift</translation></message>
<message><source>The passphrase is changed.</source><translation>Adgangssætningen er skiftet.</translation></message>
<message><source>The recovery code stays as it is. Backups keep the old passphrase.</source><translation>Gendannelseskoden gælder stadig. Ældre sikkerhedskopier har den gamle adgangssætning.</translation></message>
<message><source>Choose a longer passphrase, or words that do not belong together.</source><translation>Vælg en længere adgangssætning eller ord, der ikke hører sammen.</translation></message>
<message><source>{n} column</source><translation>{n} kolonne</translation></message>
<message><source>{n} columns</source><translation>{n} kolonner</translation></message>
<message><source>What is registered stays as it is. Ctrl+Z takes the old profile back.</source><translation>Det registrerede bliver, som det er. Ctrl+Z henter den gamle profil tilbage.</translation></message>
<message><source>The project's profile</source><translation>Projektets profil</translation></message>
<message><source>Organisation</source><translation>Organisation</translation></message>
<message><source>Partners</source><translation>Partnere</translation></message>
<message><source>Interventions</source><translation>Indsatser</translation></message>
<message><source>Challenges</source><translation>Udfordringer</translation></message>
<message><source>Rede-day</source><translation>Rede-dag</translation></message>
<message><source>The return</source><translation>Indberetningen</translation></message>
<message><source>Load a profile</source><translation>Hent en profil</translation></message>
<message><source>Save as a file</source><translation>Gem som fil</translation></message>
<message><source>{title}, version {version}</source><translation>{title}, version {version}</translation></message>
<message><source>from {time}</source><translation>fra kl. {time}</translation></message>
<message><source>Take over this profile?</source><translation>Skal denne profil gælde?</translation></message>
<message><source>Take it over</source><translation>Brug profilen</translation></message>
<message><source>{title} is the profile now.</source><translation>Nu gælder profilen {title}.</translation></message>
<message><source>Columns of the return</source><translation>Kolonner i indberetningen</translation></message>
<message><source>The profile cannot be used</source><translation>Profilen kan ikke bruges</translation></message>
<message><source>Interventions, challenges and columns are the same.</source><translation>Indsatser, udfordringer og kolonner er de samme.</translation></message>
<message><source>New: {names}</source><translation>Nyt: {names}</translation></message>
<message><source>No longer: {names}</source><translation>Udgår: {names}</translation></message>
<message><source>The store</source><translation>Lageret</translation></message>
<message><source>Everything in it is encrypted. Only the passphrase or the recovery code opens it.</source><translation>Alt er krypteret. Kun adgangssætningen eller gendannelseskoden åbner det.</translation></message>
<message><source>Check the store</source><translation>Tjek lageret</translation></message>
<message><source>{n} entry in the log verifies.</source><translation>{n} linje i loggen stemmer.</translation></message>
<message><source>{n} entries in the log verify.</source><translation>Alle {n} linjer i loggen stemmer.</translation></message>
<message><source>Make no more entries, and restore the latest backup.</source><translation>Registrér ikke mere, og hent den seneste sikkerhedskopi tilbage.</translation></message>
<message><source>The store could not be checked</source><translation>Lageret kunne ikke tjekkes</translation></message>
<message><source>Checking every page of the store</source><translation>Tjekker hele lageret</translation></message>
<message><source>The store is sound</source><translation>Lageret er i orden</translation></message>
<message><source>The store is damaged</source><translation>Lageret er beskadiget</translation></message>
<message><source>read-only</source><translation>kun læsning</translation></message>
<message><source>This quarter</source><translation>Dette kvartal</translation></message>
<message><source>Last quarter</source><translation>Sidste kvartal</translation></message>
<message><source>This year</source><translation>I år</translation></message>
<message><source>From – to</source><translation>Fra – til</translation></message>
<message><source>Period</source><translation>Periode</translation></message>
<message><source>From</source><translation>Fra</translation></message>
<message><source>To</source><translation>Til</translation></message>
<message><source>The last day is before the first. Correct one of the two.</source><translation>Sidste dag ligger før første. Ret den ene af de to.</translation></message>
<message><source>{n} row</source><translation>{n} række</translation></message>
<message><source>{n} rows</source><translation>{n} rækker</translation></message>
<message><source>What leaves the computer</source><translation>Det, der forlader computeren</translation></message>
<message><source>{n} row more</source><translation>{n} række mere</translation></message>
<message><source>{n} rows more</source><translation>{n} rækker mere</translation></message>
<message><source>{n} row in all</source><translation>{n} række i alt</translation></message>
<message><source>{n} rows in all</source><translation>{n} rækker i alt</translation></message>
<message><source>{n} held back</source><translation>{n} holdes ude</translation></message>
<message><source>Open the folder</source><translation>Åbn mappen</translation></message>
<message><source>In the folder {folder}.</source><translation>I mappen {folder}.</translation></message>
<message><source>Statistics {period} for publication</source><translation>Statistik {period} til offentliggørelse</translation></message>
</context>
</TS>
