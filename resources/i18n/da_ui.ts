<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="da_DK">
<context>
<name>ui</name>
<message><source>Today</source><translation>I dag</translation></message>
<message><source>Contacts</source><translation>Borgere</translation></message>
<message><source>Contact</source><translation>Borger</translation></message>
<message><source>Well-being</source><translation>Trivsel</translation></message>
<message><source>Activities and clothing</source><translation>Aktiviteter og tøj</translation></message>
<message><source>Return</source><translation>Indberetning</translation></message>
<message><source>Statistics</source><translation>Statistik</translation></message>
<message><source>Set-up</source><translation>Opsætning</translation></message>
<message><source>PRACTICE</source><translation>ØVELSE</translation></message>
<message><source>Invented data</source><translation>Opdigtede oplysninger</translation></message>
<message><source>Lock</source><translation>Lås</translation></message>
<message><source>Undo</source><translation>Fortryd</translation></message>
<message><source>Cancel</source><translation>Annullér</translation></message>
<message><source>Close</source><translation>Luk</translation></message>
<message><source>No</source><translation>Nej</translation></message>
<message><source>Understood</source><translation>Forstået</translation></message>
<message><source>Leave without saving?</source><translation>Forlad uden at gemme?</translation></message>
<message><source>What you typed here is then gone.</source><translation>Det, du har skrevet her, er så væk.</translation></message>
<message><source>Leave</source><translation>Forlad</translation></message>
<message><source>Keep writing</source><translation>Skriv videre</translation></message>
<message><source>One moment …</source><translation>Et øjeblik …</translation></message>
<message><source>Show what is typed</source><translation>Vis det, der er skrevet</translation></message>
<message><source>Hide what is typed</source><translation>Skjul det, der er skrevet</translation></message>
<message><source>The text is {n} characters too long. Shorten it, or split it in two.</source><translation>Teksten er {n} tegn for lang. Kort den af, eller del den i to.</translation></message>
<message><source>Not known</source><translation>Ikke oplyst</translation></message>
<message><source>Declined to answer</source><translation>Ønsker ikke at svare</translation></message>
<message><source>Not asked</source><translation>Ikke spurgt</translation></message>
<message><source>20-11, yesterday, -1</source><translation>20-11, i går, -1</translation></message>
<message><source>Type a date, for instance 20-11.</source><translation>Skriv en dato, for eksempel 20-11.</translation></message>
<message><source>“{text}” is not a date. Type for instance 20-11 or yesterday.</source><translation>»{text}« er ikke en dato. Skriv for eksempel 20-11 eller i går.</translation></message>
<message><source>{date} has not come yet. Check the date.</source><translation>{date} er ikke kommet endnu. Tjek datoen.</translation></message>
<message><source>{date} is before 2000. Check the year.</source><translation>{date} er før år 2000. Tjek årstallet.</translation></message>
<message><source>Monday</source><translation>mandag</translation></message>
<message><source>Tuesday</source><translation>tirsdag</translation></message>
<message><source>Wednesday</source><translation>onsdag</translation></message>
<message><source>Thursday</source><translation>torsdag</translation></message>
<message><source>Friday</source><translation>fredag</translation></message>
<message><source>Saturday</source><translation>lørdag</translation></message>
<message><source>Sunday</source><translation>søndag</translation></message>
<message><source>January</source><translation>Januar</translation></message>
<message><source>February</source><translation>Februar</translation></message>
<message><source>March</source><translation>Marts</translation></message>
<message><source>April</source><translation>April</translation></message>
<message><source>May</source><translation>Maj</translation></message>
<message><source>June</source><translation>Juni</translation></message>
<message><source>July</source><translation>Juli</translation></message>
<message><source>August</source><translation>August</translation></message>
<message><source>September</source><translation>September</translation></message>
<message><source>October</source><translation>Oktober</translation></message>
<message><source>November</source><translation>November</translation></message>
<message><source>December</source><translation>December</translation></message>
<message><source>Choose the store's folder</source><translation>Vælg lagerets mappe</translation></message>
<message><source>The program made a mistake</source><translation>Der skete en fejl i programmet</translation></message>
<message><source>Close the program</source><translation>Luk programmet</translation></message>
<message><source>Report</source><translation>Fejlrapport</translation></message>
<message><source>Encrypted on this computer. The program does not use the internet.</source><translation>Krypteret på denne computer. Programmet bruger ikke internettet.</translation></message>
<message><source>Welcome</source><translation>Velkommen</translation></message>
<message><source>Practice store</source><translation>Øvelager</translation></message>
<message><source>Making about 120 invented contacts over two years …</source><translation>Opretter cirka 120 opdigtede borgere over to år …</translation></message>
<message><source>Step {step} of {steps}</source><translation>Trin {step} af {steps}</translation></message>
<message><source>Your project</source><translation>Jeres projekt</translation></message>
<message><source>Who are you?</source><translation>Hvem er du?</translation></message>
<message><source>If the passphrase is forgotten, only this code opens the store. It is shown now and never again: print it or save it, and keep it apart from the computer.</source><translation>Hvis adgangssætningen bliver glemt, er det kun denne kode, der åbner lageret. Den vises nu og aldrig igen: udskriv eller gem den, og opbevar den et andet sted end computeren.</translation></message>
<message><source>Recovery code</source><translation>Gendannelseskode</translation></message>
<message><source>A backup is encrypted like the store. Best is a folder on another disk: a USB stick or the organisation's drive.</source><translation>En sikkerhedskopi er krypteret ligesom lageret. Bedst er en mappe på en anden disk: et USB-stik eller organisationens drev.</translation></message>
<message><source>Backups</source><translation>Sikkerhedskopier</translation></message>
<message><source>Restore a backup</source><translation>Gendan en sikkerhedskopi</translation></message>
<message><source>Next</source><translation>Næste</translation></message>
<message><source>Set up a new desk</source><translation>Kom i gang</translation></message>
<message><source>Project</source><translation>Projekt</translation></message>
<message><source>Use a profile file of our own</source><translation>Brug vores egen profilfil</translation></message>
<message><source>Choose the profile</source><translation>Vælg profilen</translation></message>
<message><source>Profiles (*.toml)</source><translation>Profiler (*.toml)</translation></message>
<message><source>Your first name</source><translation>Dit fornavn</translation></message>
<message><source>The passphrase once more</source><translation>Adgangssætningen en gang til</translation></message>
<message><source>Print the sheet</source><translation>Udskriv arket</translation></message>
<message><source>Practice: the passphrase is “{words}”.</source><translation>Øvelse: adgangssætningen er »{words}«.</translation></message>
<message><source>New recovery code</source><translation>Ny gendannelseskode</translation></message>
<message><source>Make a new code</source><translation>Lav en ny kode</translation></message>
<message><source>The code on the old paper then stops working. Backups keep the old code.</source><translation>Koden på det gamle ark virker så ikke mere. Sikkerhedskopier beholder den gamle kode.</translation></message>
<message><source>Save as PDF</source><translation>Gem som PDF</translation></message>
<message><source>recovery-code.pdf</source><translation>gendannelseskode.pdf</translation></message>
<message><source>&amp;Folder:</source><translation>&amp;Mappe:</translation></message>
<message><source>&amp;Kind of file:</source><translation>Fil&amp;type:</translation></message>
<message><source>Save the recovery sheet</source><translation>Gem arket med gendannelseskoden</translation></message>
<message><source>Saved as {name}. Move it off this computer.</source><translation>Gemt som {name}. Flyt filen væk fra computeren.</translation></message>
<message><source>Choose a folder for backups</source><translation>Vælg en mappe til sikkerhedskopier</translation></message>
<message><source>Skip and start</source><translation>Spring over og start</translation></message>
<message><source>Choose the backup</source><translation>Vælg sikkerhedskopien</translation></message>
<message><source>User</source><translation>Bruger</translation></message>
<message><source>Restore</source><translation>Gendan</translation></message>
<message><source>Back</source><translation>Tilbage</translation></message>
<message><source>Language</source><translation>Sprog</translation></message>
<message><source>What is registered is kept encrypted on this computer, and nowhere else.</source><translation>Det, I registrerer, ligger krypteret på denne computer og ingen andre steder.</translation></message>
<message><source>Try it with invented data</source><translation>Prøv med opdigtede oplysninger</translation></message>
<message><source>Open a store that is already on this computer</source><translation>Åbn et lager, der allerede er på computeren</translation></message>
<message><source>Fetch everything from a backup</source><translation>Hent alt fra en sikkerhedskopi</translation></message>
<message><source>The project decides which kinds of help can be chosen and what the return holds.</source><translation>Projektet afgør, hvilke indsatser I kan vælge, og hvad der står i indberetningen.</translation></message>
<message><source>Choose a project</source><translation>Vælg et projekt</translation></message>
<message><source>Choose the project first.</source><translation>Vælg først projektet.</translation></message>
<message><source>From the file {name}</source><translation>Fra filen {name}</translation></message>
<message><source>Type a name. It stands by what you save.</source><translation>Skriv et navn. Det står ved det, du gemmer.</translation></message>
<message><source>The code is kept</source><translation>Koden er opbevaret</translation></message>
<message><source>Print or save the code first, or tick that you have written it down.</source><translation>Udskriv eller gem først koden, eller sæt kryds ved, at du har skrevet den ned.</translation></message>
<message><source>Sent to the printer.</source><translation>Sendt til printeren.</translation></message>
<message><source>Backups go to {name}.</source><translation>Sikkerhedskopier lægges i {name}.</translation></message>
<message><source>Start</source><translation>Start</translation></message>
<message><source>Choose the backup's folder, or the folder that all backups lie in.</source><translation>Vælg sikkerhedskopiens mappe, eller mappen, som alle sikkerhedskopier ligger i.</translation></message>
<message><source>May stay empty when there is only one.</source><translation>Kan stå tomt, når der kun er én.</translation></message>
<message><source>Choose the backup first.</source><translation>Vælg først sikkerhedskopien.</translation></message>
<message><source>I have the code on paper or in a safe place</source><translation>Jeg har koden på papir eller et sikkert sted</translation></message>
<message><source>Type the passphrase.</source><translation>Skriv adgangssætningen.</translation></message>
<message><source>The two passphrases differ. Type the same one twice.</source><translation>De to adgangssætninger er ikke ens. Skriv den samme to gange.</translation></message>
<message><source>That did not work</source><translation>Det lykkedes ikke</translation></message>
<message><source>What is typed stands on the screen alone: it cannot be kept just now.</source><translation>Det, du skriver, står kun på skærmen: det kan ikke gemmes undervejs lige nu.</translation></message>
<message><source>Undone</source><translation>Fortrudt</translation></message>
<message><source>Undone: {what}</source><translation>Fortrudt: {what}</translation></message>
<message><source>Undone for {number}: {what}</source><translation>Fortrudt for {number}: {what}</translation></message>
<message><source>Nothing was changed.</source><translation>Intet blev ændret.</translation></message>
<message><source>the profile</source><translation>profilen</translation></message>
<message><source>{n} participation</source><translation>{n} deltagelse</translation></message>
<message><source>{n} participations</source><translation>{n} deltagelser</translation></message>
<message><source>{n} handout</source><translation>{n} udlevering</translation></message>
<message><source>{n} handouts</source><translation>{n} udleveringer</translation></message>
<message><source>{n} WHO-5 form</source><translation>{n} WHO-5-skema</translation></message>
<message><source>{n} WHO-5 forms</source><translation>{n} WHO-5-skemaer</translation></message>
<message><source>There is nothing to undo.</source><translation>Der er intet at fortryde.</translation></message>
<message><source>Made {date}</source><translation>Lavet {date}</translation></message>
<message><source>Keys</source><translation>Taster</translation></message>
<message><source>Everywhere</source><translation>Overalt</translation></message>
<message><source>Go to a page (with Alt while typing)</source><translation>Gå til en side (med Alt, mens du skriver)</translation></message>
<message><source>Undo the last thing that was saved</source><translation>Fortryd det, der sidst blev gemt</translation></message>
<message><source>Lock at once; what is typed is kept</source><translation>Lås med det samme; det, du har skrevet, bevares</translation></message>
<message><source>This list (also F1)</source><translation>Denne liste (også F1)</translation></message>
<message><source>Close a panel, go back</source><translation>Luk et panel, gå tilbage</translation></message>
<message><source>Strong: nobody guesses it. See that you can remember it.</source><translation>Stærk: den bliver ikke gættet. Sørg for, at du kan huske den.</translation></message>
<message><source>At least 15 characters. Four or five words that do not belong together do well.</source><translation>Mindst 15 tegn. Fire eller fem ord, der ikke hører sammen, er godt.</translation></message>
<message><source>{n} character is missing.</source><translation>Der mangler {n} tegn.</translation></message>
<message><source>{n} characters are missing.</source><translation>Der mangler {n} tegn.</translation></message>
<message><source>It is among the first that would be tried. Choose words that do not belong together.</source><translation>Den er blandt de første, nogen ville prøve. Vælg ord, der ikke hører sammen.</translation></message>
<message><source>Weak: somebody with the laptop and patience may guess it. Add a word.</source><translation>Svag: en, der har computeren og god tid, kan gætte den. Tilføj et ord.</translation></message>
<message><source>Fair: it holds against most. One word more makes it good.</source><translation>Rimelig: den holder mod de fleste. Et ord mere gør den god.</translation></message>
<message><source>Good: guessing it would take years on many computers.</source><translation>God: det ville tage mange computere flere år at gætte den.</translation></message>
<message><source>The store cannot be opened</source><translation>Lageret kan ikke åbnes</translation></message>
<message><source>Try again</source><translation>Prøv igen</translation></message>
<message><source>Open another store</source><translation>Åbn et andet lager</translation></message>
<message><source>Unlock</source><translation>Lås op</translation></message>
<message><source>It is printed on the sheet from the first start: eight groups.</source><translation>Den står på arket fra første start: otte grupper.</translation></message>
<message><source>New passphrase once more</source><translation>Ny adgangssætning en gang til</translation></message>
<message><source>At least 15 characters. Four or five words do well.</source><translation>Mindst 15 tegn. Fire eller fem ord er godt.</translation></message>
<message><source>Capitals and small letters count.</source><translation>Store og små bogstaver tæller.</translation></message>
<message><source>Unlock and change the passphrase</source><translation>Lås op og skift adgangssætning</translation></message>
<message><source>Use the passphrase instead</source><translation>Brug adgangssætningen i stedet</translation></message>
<message><source>Use the recovery code instead</source><translation>Brug gendannelseskoden i stedet</translation></message>
<message><source>Type your user name.</source><translation>Skriv dit brugernavn.</translation></message>
<message><source>Type the code from the sheet.</source><translation>Skriv koden fra arket.</translation></message>
<message><source>The recovery code is not on paper</source><translation>Gendannelseskoden er ikke på papir</translation></message>
<message><source>It was shown, and nobody has said that it was printed or saved. Make a new one.</source><translation>Den blev vist, men ingen har sagt, at den er udskrevet eller gemt. Lav en ny.</translation></message>
<message><source>The code was shown, and nobody has said that it was printed or saved. Make a new one.</source><translation>Koden blev vist, men ingen har sagt, at den er udskrevet eller gemt. Lav en ny.</translation></message>
<message><source>New passphrase</source><translation>Ny adgangssætning</translation></message>
<message><source>Passphrase</source><translation>Adgangssætning</translation></message>
<message><source>New contact</source><translation>Ny borger</translation></message>
<message><source>Your name as the others know it here. A new name becomes a leader.</source><translation>Dit navn, som de andre kender det her. Et nyt navn bliver leder.</translation></message>
<message><source>What ExitDesk remembered about this computer cannot be read, so it does not know where your store is. The store itself has not been touched. Choose its folder.</source><translation>Det, ExitDesk huskede på denne computer, kan ikke læses, så programmet ved ikke, hvor jeres lager er. Selve lageret er ikke rørt. Vælg dets mappe.</translation></message>
<message><source>Where is the store?</source><translation>Hvor er lageret?</translation></message>
<message><source>We have no store yet</source><translation>Vi har ikke noget lager endnu</translation></message>
</context>
</TS>
