<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="da_DK">
<context>
<name>ui_wellbeing</name>
<message><source>A contact</source><translation>En borger</translation></message>
<message><source>A form that came anyway is typed in above: ID number, Enter, five digits.</source><translation>Et skema, der alligevel er kommet, skrives ind øverst: ID-nummer, Enter, fem tal.</translation></message>
<message><source>A step back</source><translation>Et skridt tilbage</translation></message>
<message><source>A4</source><translation>A4</translation></message>
<message><source>A4 in large print</source><translation>A4 med stor skrift</translation></message>
<message><source>A5, two on a sheet</source><translation>A5, to på et ark</translation></message>
<message><source>Activities</source><translation>Aktiviteter</translation></message>
<message><source>All contacts</source><translation>Alle borgere</translation></message>
<message><source>All five are typed. Enter saves, Backspace steps back.</source><translation>Alle fem er skrevet. Enter gemmer, Backspace går et skridt tilbage.</translation></message>
<message><source>An answer is a digit from 0 to 5, or - where none was given.</source><translation>Et svar er et tal fra 0 til 5, eller - hvor der ikke er svaret.</translation></message>
<message><source>Answer on screen</source><translation>Svar på skærmen</translation></message>
<message><source>Choose what it was.</source><translation>Vælg, hvad det var.</translation></message>
<message><source>Clothing</source><translation>Tøj</translation></message>
<message><source>Clothing to</source><translation>Tøj til</translation></message>
<message><source>Clothing to a contact</source><translation>Tøj til en borger</translation></message>
<message><source>Clothing without ID: pieces, Enter</source><translation>Tøj uden ID: antal stykker, Enter</translation></message>
<message><source>Correct</source><translation>Ret</translation></message>
<message><source>Correct {number}</source><translation>Ret {number}</translation></message>
<message><source>Date on the form</source><translation>Dato på skemaet</translation></message>
<message><source>Date on the forms</source><translation>Dato på skemaerne</translation></message>
<message><source>Earlier month</source><translation>Tidligere måned</translation></message>
<message><source>Empty: not counted.</source><translation>Tom: ikke talt.</translation></message>
<message><source>For</source><translation>Til</translation></message>
<message><source>Free clothing</source><translation>Gratis tøj</translation></message>
<message><source>How many in all</source><translation>Hvor mange i alt</translation></message>
<message><source>ID number</source><translation>ID-nummer</translation></message>
<message><source>ID number on the form</source><translation>ID-nummer på skemaet</translation></message>
<message><source>ID number, Enter, five digits, Enter, next ID number.</source><translation>ID-nummer, Enter, fem tal, Enter, næste ID-nummer.</translation></message>
<message><source>In all</source><translation>I alt</translation></message>
<message><source>Incomplete, no score</source><translation>Ufuldstændigt, ingen score</translation></message>
<message><source>Incomplete: kept, but gives no score</source><translation>Ufuldstændigt: gemmes, men giver ingen score</translation></message>
<message><source>It is not saved</source><translation>Det er ikke gemt</translation></message>
<message><source>Keep the answers ({n} of {all})?</source><translation>Gem svarene ({n} af {all})?</translation></message>
<message><source>Keep them</source><translation>Gem dem</translation></message>
<message><source>Known</source><translation>Kendte</translation></message>
<message><source>Known to be there</source><translation>Kendte borgere, der var med</translation></message>
<message><source>Last score</source><translation>Sidste score</translation></message>
<message><source>Later month</source><translation>Senere måned</translation></message>
<message><source>Let the person answer on screen</source><translation>Lad borgeren svare på skærmen</translation></message>
<message><source>Lists</source><translation>Lister</translation></message>
<message><source>Making the forms …</source><translation>Laver skemaerne …</translation></message>
<message><source>New activity</source><translation>Ny aktivitet</translation></message>
<message><source>No answer given</source><translation>Ikke besvaret</translation></message>
<message><source>No form is typed in yet</source><translation>Intet skema er skrevet ind endnu</translation></message>
<message><source>Nobody waits for a WHO-5</source><translation>Ingen venter på en WHO-5</translation></message>
<message><source>Nothing is typed in yet</source><translation>Intet er skrevet ind endnu</translation></message>
<message><source>Numbers that fit</source><translation>Numre, der passer</translation></message>
<message><source>One ID number</source><translation>Ét ID-nummer</translation></message>
<message><source>One answer is not typed yet. Type - if none was given.</source><translation>Ét svar er ikke skrevet endnu. Skriv -, hvis der ikke er svaret.</translation></message>
<message><source>One form for {number}.</source><translation>Ét skema til {number}.</translation></message>
<message><source>Only {n} day since the last one that counts. It is kept, but is not a measurement of its own.</source><translation>Kun {n} dag siden den sidste, der tæller. Svaret gemmes, men er ikke en måling for sig.</translation></message>
<message><source>Only {n} days since the last one that counts. It is kept, but is not a measurement of its own.</source><translation>Kun {n} dage siden den sidste, der tæller. Svaret gemmes, men er ikke en måling for sig.</translation></message>
<message><source>Open and print</source><translation>Åbn og udskriv</translation></message>
<message><source>Open the row</source><translation>Åbn rækken</translation></message>
<message><source>Other things</source><translation>Andet</translation></message>
<message><source>Other things, in your own words</source><translation>Andet, med dine egne ord</translation></message>
<message><source>Paper</source><translation>Papir</translation></message>
<message><source>Pieces of clothing without ID</source><translation>Stykker tøj uden ID</translation></message>
<message><source>Pieces, no ID</source><translation>Stk. uden ID</translation></message>
<message><source>Print WHO-5 forms</source><translation>Udskriv WHO-5-skemaer</translation></message>
<message><source>Print forms</source><translation>Udskriv skemaer</translation></message>
<message><source>Print {n} form</source><translation>Udskriv {n} skema</translation></message>
<message><source>Print {n} forms</source><translation>Udskriv {n} skemaer</translation></message>
<message><source>Put away</source><translation>Læg væk</translation></message>
<message><source>Put the form away</source><translation>Læg skemaet væk</translation></message>
<message><source>Put the form away?</source><translation>Læg skemaet væk?</translation></message>
<message><source>Put the row in the bin</source><translation>Læg rækken i papirkurven</translation></message>
<message><source>Save</source><translation>Gem</translation></message>
<message><source>Save the form</source><translation>Gem skemaet</translation></message>
<message><source>Save the forms</source><translation>Gem skemaerne</translation></message>
<message><source>Saved. Ctrl+Z takes it back.</source><translation>Gemt. Ctrl+Z fortryder.</translation></message>
<message><source>Score {score} · {band}</source><translation>Score {score} · {band}</translation></message>
<message><source>Somebody without ID</source><translation>En uden ID</translation></message>
<message><source>Something else …</source><translation>Noget andet …</translation></message>
<message><source>Staff take over</source><translation>Personalet tager over</translation></message>
<message><source>Take back {number}</source><translation>Tag {number} tilbage</translation></message>
<message><source>Take the ID number; save the form</source><translation>Tag ID-nummeret; gem skemaet</translation></message>
<message><source>Take {number} off</source><translation>Tag {number} af</translation></message>
<message><source>Taken back. It lies in the bin.</source><translation>Taget tilbage. Det ligger i papirkurven.</translation></message>
<message><source>The activity is in the bin. Ctrl+Z takes it back.</source><translation>Aktiviteten ligger i papirkurven. Ctrl+Z fortryder.</translation></message>
<message><source>The answers, in one go</source><translation>Svarene, i én køre</translation></message>
<message><source>The date stays from one form to the next.</source><translation>Datoen bliver stående fra skema til skema.</translation></message>
<message><source>The digits typed are then gone.</source><translation>De tal, du har skrevet, er så væk.</translation></message>
<message><source>The file is not encrypted: it shows ID numbers. Print it, then delete it.</source><translation>Filen er ikke krypteret: den viser ID-numre. Udskriv den, og slet den så.</translation></message>
<message><source>The handout is in the bin. Ctrl+Z takes it back.</source><translation>Udleveringen ligger i papirkurven. Ctrl+Z fortryder.</translation></message>
<message><source>The person stopped. An incomplete form is kept, but gives no score.</source><translation>Borgeren stoppede. Et ufuldstændigt skema gemmes, men giver ingen score.</translation></message>
<message><source>There are no contacts yet. Add the first one on page 2.</source><translation>Der er ingen borgere endnu. Opret den første under Borgere.</translation></message>
<message><source>There is already a form from {date}.</source><translation>Der er allerede et skema fra {date}.</translation></message>
<message><source>There is already a form from {date}. Both are kept, one counts.</source><translation>Der er allerede et skema fra {date}. Begge gemmes, ét tæller.</translation></message>
<message><source>Those ticked ({n})</source><translation>De afkrydsede ({n})</translation></message>
<message><source>Those who wait ({n})</source><translation>Dem, der venter ({n})</translation></message>
<message><source>Throw them away</source><translation>Smid dem væk</translation></message>
<message><source>Tick for printing, in the list</source><translation>Kryds af til udskrift, i listen</translation></message>
<message><source>To a contact</source><translation>Til en borger</translation></message>
<message><source>Type an ID number</source><translation>Skriv et ID-nummer</translation></message>
<message><source>Type how many pieces.</source><translation>Skriv, hvor mange stykker.</translation></message>
<message><source>Type the ID number first, or choose somebody in the list.</source><translation>Skriv ID-nummeret først, eller vælg en i listen.</translation></message>
<message><source>Type the ID number first.</source><translation>Skriv ID-nummeret først.</translation></message>
<message><source>Type the ID number on the form first.</source><translation>Skriv først ID-nummeret på skemaet.</translation></message>
<message><source>Type the ID number, or choose “{words}”.</source><translation>Skriv ID-nummeret, eller vælg »{words}«.</translation></message>
<message><source>Type the five digits in one go. - where no answer was given.</source><translation>Skriv de fem tal i én køre. - hvor der ikke er svaret.</translation></message>
<message><source>Type what it was.</source><translation>Skriv, hvad det var.</translation></message>
<message><source>Typed in now</source><translation>Skrevet ind nu</translation></message>
<message><source>Typed in now ({n})</source><translation>Skrevet ind nu ({n})</translation></message>
<message><source>Unanswered</source><translation>Ubesvaret</translation></message>
<message><source>WHO-5 answered on screen</source><translation>WHO-5 besvaret på skærm</translation></message>
<message><source>WHO-5 from paper</source><translation>WHO-5 fra papir</translation></message>
<message><source>WHO-5 no. {n}</source><translation>WHO-5 nr. {n}</translation></message>
<message><source>Waiting ({n})</source><translation>Venter ({n})</translation></message>
<message><source>Waiting for WHO-5</source><translation>Venter på WHO-5</translation></message>
<message><source>Waiting since</source><translation>Ventet siden</translation></message>
<message><source>What is typed is safe, also if the desk is locked.</source><translation>Det, du har skrevet, er sikret og går ikke tabt.</translation></message>
<message><source>What it was</source><translation>Hvad det var</translation></message>
<message><source>What was it?</source><translation>Hvad var det?</translation></message>
<message><source>What you type in stands here, to be corrected or taken back.</source><translation>Her står det, du skriver ind. Det kan rettes eller tages tilbage.</translation></message>
<message><source>activities</source><translation>aktiviteter</translation></message>
<message><source>activity</source><translation>aktivitet</translation></message>
<message><source>add</source><translation>tilføj</translation></message>
<message><source>first meeting</source><translation>fra første møde</translation></message>
<message><source>last {date}</source><translation>sidst {date}</translation></message>
<message><source>new activity</source><translation>ny aktivitet</translation></message>
<message><source>no ID</source><translation>uden ID</translation></message>
<message><source>none yet</source><translation>ingen endnu</translation></message>
<message><source>not counted</source><translation>ikke talt</translation></message>
<message><source>piece of clothing</source><translation>stk. tøj</translation></message>
<message><source>pieces of clothing</source><translation>stk. tøj</translation></message>
<message><source>since today</source><translation>fra i dag</translation></message>
<message><source>to a contact</source><translation>til en borger</translation></message>
<message><source>type the form in</source><translation>skriv skemaet ind</translation></message>
<message><source>visit</source><translation>besøg</translation></message>
<message><source>visits</source><translation>besøg</translation></message>
<message><source>without ID</source><translation>uden ID</translation></message>
<message><source>{change} since {date}</source><translation>{change} siden {date}</translation></message>
<message><source>{month}: no activities</source><translation>{month}: ingen aktiviteter</translation></message>
<message><source>{month}: no clothing</source><translation>{month}: intet tøj</translation></message>
<message><source>{number} is not saved yet</source><translation>{number} er ikke gemt endnu</translation></message>
<message><source>{number} is not saved yet. Enter saves it, Esc puts it away.</source><translation>{number} er ikke gemt endnu. Enter gemmer, Esc lægger det væk.</translation></message>
<message><source>{number} is saved at {time}</source><translation>{number} er gemt kl. {time}</translation></message>
<message><source>{number} is there already.</source><translation>{number} er allerede med.</translation></message>
<message><source>{n} answers are not typed yet. Type - where none was given.</source><translation>{n} svar er ikke skrevet endnu. Skriv -, hvor der ikke er svaret.</translation></message>
<message><source>{n} contact is named below: the number in all cannot be smaller.</source><translation>{n} borger er nævnt nedenfor: tallet i alt kan ikke være mindre.</translation></message>
<message><source>{n} contact waits for WHO-5</source><translation>{n} borger venter på WHO-5</translation></message>
<message><source>{n} contacts are named below: the number in all cannot be smaller.</source><translation>{n} borgere er nævnt nedenfor: tallet i alt kan ikke være mindre.</translation></message>
<message><source>{n} contacts wait for WHO-5</source><translation>{n} borgere venter på WHO-5</translation></message>
<message><source>{n} day</source><translation>{n} dag</translation></message>
<message><source>{n} days</source><translation>{n} dage</translation></message>
<message><source>{n} days since the last one. It counts.</source><translation>{n} dage siden den sidste. Den tæller med.</translation></message>
<message><source>{n} digit to go</source><translation>{n} tal mangler</translation></message>
<message><source>{n} digits to go</source><translation>{n} tal mangler</translation></message>
<message><source>{n} form is ready</source><translation>{n} skema er klar</translation></message>
<message><source>{n} form typed in now</source><translation>{n} skema skrevet ind nu</translation></message>
<message><source>{n} forms are ready</source><translation>{n} skemaer er klar</translation></message>
<message><source>{n} forms typed in now</source><translation>{n} skemaer skrevet ind nu</translation></message>
<message><source>{n} piece without ID is saved</source><translation>{n} stk. tøj uden ID er gemt</translation></message>
<message><source>{n} pieces without ID are saved</source><translation>{n} stk. tøj uden ID er gemt</translation></message>
</context>
</TS>
