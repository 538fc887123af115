<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="da_DK" sourcelanguage="en">
<context>
<name>papers</name>
<message><source>A former user</source><translation>En tidligere bruger</translation></message>
<message><source>About you</source><translation>Om dig</translation></message>
<message><source>Age at the first contact</source><translation>Alder ved første kontakt</translation></message>
<message><source>An ID number that you get from us. Days, talks, referrals, café, meals and clothes. Sometimes a note.</source><translation>Et ID-nummer, som du får af os. Dage, samtaler, henvisninger, café, mad og tøj. Nogle gange en note.</translation></message>
<message><source>Attendance at an activity</source><translation>Deltagelse i en aktivitet</translation></message>
<message><source>Background, talks, activities, clothes, WHO-5, referrals, what is in the bin, what is not finished, and who did what: for a person who asks to see it.</source><translation>Baggrund, samtaler, aktiviteter, tøj, WHO-5, henvisninger, det i papirkurven, det, der ikke er færdigt, og hvem der har gjort hvad: til den, der beder om at se det.</translation></message>
<message><source>Backup made</source><translation>Sikkerhedskopi lavet</translation></message>
<message><source>Backup restored</source><translation>Sikkerhedskopi gendannet</translation></message>
<message><source>Café, meals and activities</source><translation>Café, mad og aktiviteter</translation></message>
<message><source>Each line is a time when somebody opened, wrote, changed or printed something about you. Staff are shown by their role, not by name.</source><translation>Hver linje er en gang, nogen har åbnet, skrevet, ændret eller udskrevet noget om dig. Medarbejdere står her med deres rolle, ikke med navn.</translation></message>
<message><source>Each quarter the Danish Authority of Social Services and Housing gets a list: {columns}. Never notes.</source><translation>Hvert kvartal får Social- og Boligstyrelsen en liste: {columns}. Aldrig noter.</translation></message>
<message><source>Each time somebody opened, wrote, changed or printed something about you. It is kept for {months}.</source><translation>Hver gang nogen har åbnet, skrevet, ændret eller udskrevet noget om dig. Det gemmes i {months}.</translation></message>
<message><source>Entry</source><translation>Linje</translation></message>
<message><source>Everything about you</source><translation>Alt om dig</translation></message>
<message><source>Everything kept</source><translation>Alt, der er gemt</translation></message>
<message><source>Exported</source><translation>Gemt som fil</translation></message>
<message><source>Five answers from 0 to 5, and a score from 0 to 100. One score is how things were then; it is no judgement.</source><translation>Fem svar fra 0 til 5 og en score fra 0 til 100. En score viser, hvordan det var dengang; den er ingen dom.</translation></message>
<message><source>If it is erased today, safety copies may hold it until {date}.</source><translation>Bliver det slettet i dag, kan det ligge i sikkerhedskopier til {date}.</translation></message>
<message><source>If you like: gender, age, wishes, and five questions about how you are (WHO-5).</source><translation>Hvis du har lyst: køn, alder, ønsker og fem spørgsmål om, hvordan du har det (WHO-5).</translation></message>
<message><source>If you want it erased, it goes in the bin and is then gone for good. Safety copies hold it a little longer: we tell you until when.</source><translation>Vil du have det slettet, kommer det i papirkurven og er så helt væk. Sikkerhedskopier har det lidt længere: vi siger til hvornår.</translation></message>
<message><source>In the bin</source><translation>I papirkurven</translation></message>
<message><source>Is something wrong? Tell us, and we put it right. You can also have it erased.</source><translation>Er noget forkert? Sig det, så retter vi det. Du kan også få det slettet.</translation></message>
<message><source>It counts nowhere, but it is still kept until it is erased.</source><translation>Det tæller ikke med nogen steder, men det er stadig gemt, til det bliver slettet.</translation></message>
<message><source>It is kept until {date}: {months} after something last happened here.</source><translation>Det gemmes til {date}: {months} efter, at der sidst skete noget her.</translation></message>
<message><source>It is locked with a code, is not on the internet, and is no case at the municipality.</source><translation>Det er låst med kode, er ikke på internettet og er ikke en sag i kommunen.</translation></message>
<message><source>It is pseudonymised, not anonymous: the number leads to you. We never promise full anonymity.</source><translation>Den er pseudonymiseret, ikke anonym: nummeret fører til dig. Vi lover aldrig fuld anonymitet.</translation></message>
<message><source>Just ask. You can have all of it on paper.</source><translation>Spørg os. Du kan få det hele på papir.</translation></message>
<message><source>Lines are kept for {months}.</source><translation>Linjerne gemmes i {months}.</translation></message>
<message><source>Log read</source><translation>Log læst</translation></message>
<message><source>Make the sheet</source><translation>Lav arket</translation></message>
<message><source>Making the paper …</source><translation>Laver papiret …</translation></message>
<message><source>New key made for the store</source><translation>Ny nøgle lavet til lageret</translation></message>
<message><source>New recovery code made</source><translation>Ny gendannelseskode lavet</translation></message>
<message><source>Not finished</source><translation>Ikke færdigt</translation></message>
<message><source>Nothing is written about: {what}.</source><translation>Der står intet om: {what}.</translation></message>
<message><source>Old log entries removed</source><translation>Gamle linjer i loggen fjernet</translation></message>
<message><source>One page for the person opposite, in Danish and English: what is kept, what never, who can see it, what is sent on, and how it is erased. Print a new one when the profile or the users change.</source><translation>Én side til borgeren, på dansk og engelsk: hvad der gemmes, hvad der aldrig gør, hvem der kan se det, hvad der sendes videre, og hvordan det slettes. Udskriv en ny, når profilen eller brugerne ændrer sig.</translation></message>
<message><source>One page in Danish and English, made from the settings: what is kept, what never, who can see it, and how it is erased. Nobody is named on it.</source><translation>Én side på dansk og engelsk, lavet ud fra indstillingerne: hvad der gemmes, hvad der aldrig gør, hvem der kan se det, og hvordan det slettes. Ingen er nævnt på den.</translation></message>
<message><source>Opened</source><translation>Åbnet</translation></message>
<message><source>Otherwise we keep it for {months} after we last saw you, and the log of who opened it for {log}.</source><translation>Ellers gemmer vi det i {months}, efter at vi sidst har set dig, og loggen over, hvem der åbnede det, i {log}.</translation></message>
<message><source>Paper for the person</source><translation>Papir til borgeren</translation></message>
<message><source>Passphrase changed</source><translation>Adgangssætning ændret</translation></message>
<message><source>Printed</source><translation>Udskrevet</translation></message>
<message><source>Printed forms</source><translation>Udskrevne skemaer</translation></message>
<message><source>Referrals</source><translation>Henvisninger</translation></message>
<message><source>Restoring rehearsed</source><translation>Gendannelse prøvet</translation></message>
<message><source>Role changed</source><translation>Rolle ændret</translation></message>
<message><source>Save in the clear</source><translation>Gem ulåst</translation></message>
<message><source>Save the paper</source><translation>Gem papiret</translation></message>
<message><source>Score</source><translation>Score</translation></message>
<message><source>Searched</source><translation>Søgt</translation></message>
<message><source>See it, or have it erased</source><translation>Se det, eller få det slettet</translation></message>
<message><source>Something about you that is typed on the computer and not saved yet.</source><translation>Noget om dig, som er skrevet på computeren og ikke er gemt endnu.</translation></message>
<message><source>Store checked</source><translation>Lager tjekket</translation></message>
<message><source>Taking part is voluntary. Say no to a question, or stay away: nothing happens.</source><translation>Det er frivilligt at være med. Sig nej til et spørgsmål, eller bliv væk: der sker ikke noget.</translation></message>
<message><source>Talks and other help</source><translation>Samtaler og anden hjælp</translation></message>
<message><source>That contact is no longer in the store.</source><translation>Borgeren er ikke længere i lageret.</translation></message>
<message><source>The file is in the clear</source><translation>Filen er ikke låst</translation></message>
<message><source>The log</source><translation>Loggen</translation></message>
<message><source>The paper is ready</source><translation>Papiret er klar</translation></message>
<message><source>The place is not named on this sheet, nor on your forms.</source><translation>Stedets navn står ikke på arket her og ikke på dine skemaer.</translation></message>
<message><source>The program has no place for them, and warns of numbers and names in notes.</source><translation>Programmet har ingen plads til det, og det advarer om numre og navne i noter.</translation></message>
<message><source>There is also a copy that does not go by itself: it must be destroyed by hand.</source><translation>Der er også en kopi, som ikke forsvinder af sig selv: den skal destrueres i hånden.</translation></message>
<message><source>There is no place for your name, CPR number, phone number or address. Staff are shown by their role, not by name.</source><translation>Der er ingen plads til dit navn, CPR-nummer, telefonnummer eller adresse. Medarbejdere står her med deres rolle, ikke med navn.</translation></message>
<message><source>This is everything that is kept about you under the ID number {number}, as of {date}.</source><translation>Her står alt, hvad der er gemt om dig under ID-nummeret {number} den {date}.</translation></message>
<message><source>This is kept</source><translation>Det gemmer vi</translation></message>
<message><source>This is what the log says about the ID number {number}, as of {date}, the newest first.</source><translation>Her står, hvad loggen siger om ID-nummeret {number} den {date}, det nyeste først.</translation></message>
<message><source>This paper is not locked: whoever has it can read it. Look after it, or leave it here.</source><translation>Papiret er ikke låst: den, der har det, kan læse det. Pas på det, eller lad det blive her.</translation></message>
<message><source>This sheet is for you to keep.</source><translation>Arket er til dig. Du må tage det med.</translation></message>
<message><source>Unfinished entry</source><translation>Ikke færdig indtastning</translation></message>
<message><source>Unlocked</source><translation>Låst op</translation></message>
<message><source>Unlocked with the recovery code</source><translation>Låst op med gendannelseskoden</translation></message>
<message><source>User added</source><translation>Bruger tilføjet</translation></message>
<message><source>User removed</source><translation>Bruger fjernet</translation></message>
<message><source>WHO-5 form, code {code}</source><translation>WHO-5-skema, kode {code}</translation></message>
<message><source>We never write this down</source><translation>Det skriver vi aldrig ned</translation></message>
<message><source>Well-being (WHO-5)</source><translation>Trivsel (WHO-5)</translation></message>
<message><source>What is kept</source><translation>Det har vi skrevet</translation></message>
<message><source>What is kept about you</source><translation>Det har vi skrevet om dig</translation></message>
<message><source>What we send on</source><translation>Det sender vi videre</translation></message>
<message><source>What we write down</source><translation>Det skriver vi ned</translation></message>
<message><source>When something about the contact was opened, written, changed or printed, by which role.</source><translation>Hvornår noget om borgeren er åbnet, skrevet, ændret eller udskrevet, og af hvilken rolle.</translation></message>
<message><source>Which help you got: {names}.</source><translation>Hvilken hjælp du fik: {names}.</translation></message>
<message><source>Which paper</source><translation>Hvilket papir</translation></message>
<message><source>Who can see it</source><translation>Hvem kan se det</translation></message>
<message><source>Who did what</source><translation>Hvem har gjort hvad</translation></message>
<message><source>Whoever has it can read what is kept about this contact. Print it for the person, then delete it.</source><translation>Den, der har filen, kan læse, hvad der er gemt om borgeren. Udskriv den til borgeren, og slet den bagefter.</translation></message>
<message><source>Wrong passphrase at unlocking</source><translation>Forkert adgangssætning ved oplåsning</translation></message>
<message><source>You decide</source><translation>Du bestemmer</translation></message>
<message><source>Your name, CPR number, phone number, address or date of birth.</source><translation>Dit navn, CPR-nummer, telefonnummer, adresse eller fødselsdato.</translation></message>
<message><source>a WHO-5 form</source><translation>et WHO-5-skema</translation></message>
<message><source>age group</source><translation>aldersgruppe</translation></message>
<message><source>all data</source><translation>alle data</translation></message>
<message><source>and more</source><translation>med mere</translation></message>
<message><source>answers {answers}</source><translation>svar {answers}</translation></message>
<message><source>café, meals, activities, clothes</source><translation>café, mad, aktiviteter, tøj</translation></message>
<message><source>dates of start and end</source><translation>dato for start og slut</translation></message>
<message><source>everything about the contact, on paper</source><translation>alt om borgeren på papir</translation></message>
<message><source>helped with {what}</source><translation>hjælp til {what}</translation></message>
<message><source>how long we talked</source><translation>hvor længe vi har talt</translation></message>
<message><source>how often you got each kind of help</source><translation>hvor mange gange du fik hver slags hjælp</translation></message>
<message><source>how you came to us</source><translation>hvordan du kom til os</translation></message>
<message><source>in the bin since {moment}</source><translation>i papirkurven siden {moment}</translation></message>
<message><source>months of start and end</source><translation>måned for start og slut</translation></message>
<message><source>notes</source><translation>noter</translation></message>
<message><source>nothing written</source><translation>intet skrevet</translation></message>
<message><source>referrals</source><translation>henvisninger</translation></message>
<message><source>talks</source><translation>samtaler</translation></message>
<message><source>the log about the contact, on paper</source><translation>loggen om borgeren på papir</translation></message>
<message><source>the municipality's number for you</source><translation>kommunens nummer for dig</translation></message>
<message><source>the project's profile</source><translation>projektets profil</translation></message>
<message><source>the return, {period}</source><translation>indberetningen, {period}</translation></message>
<message><source>the sheet “What we write down”</source><translation>arket »Det skriver vi ned«</translation></message>
<message><source>the statistics</source><translation>statistikken</translation></message>
<message><source>their own health checks</source><translation>egne sundhedstjek</translation></message>
<message><source>what you wish for</source><translation>hvad du ønsker dig</translation></message>
<message><source>whether you answered WHO-5</source><translation>om du svarede på WHO-5</translation></message>
<message><source>yes or no to each kind of help</source><translation>ja eller nej til hver slags hjælp</translation></message>
<message><source>yes or no to each kind of help and referral</source><translation>ja eller nej til hver slags hjælp og henvisning</translation></message>
<message><source>your WHO-5 score</source><translation>din WHO-5-score</translation></message>
<message><source>{done}: {what}</source><translation>{done}: {what}</translation></message>
<message><source>{first} and {last}</source><translation>{first} og {last}</translation></message>
<message><source>{name}, {role}</source><translation>{name}, {role}</translation></message>
<message><source>{n} doctor or nurse sees only: {what}.</source><translation>{n} læge eller sygeplejerske ser kun: {what}.</translation></message>
<message><source>{n} doctors or nurses see only: {what}.</source><translation>{n} læger eller sygeplejersker ser kun: {what}.</translation></message>
<message><source>{n} member of staff can see everything.</source><translation>{n} medarbejder kan se det hele.</translation></message>
<message><source>{n} members of staff can see everything.</source><translation>{n} medarbejdere kan se det hele.</translation></message>
<message><source>{n} month</source><translation>{n} måned</translation></message>
<message><source>{n} months</source><translation>{n} måneder</translation></message>
<message><source>{n} volunteer sees only: {what}.</source><translation>{n} frivillig ser kun: {what}.</translation></message>
<message><source>{n} volunteers see only: {what}.</source><translation>{n} frivillige ser kun: {what}.</translation></message>
<message><source>{n} year</source><translation>{n} år</translation></message>
<message><source>{n} years</source><translation>{n} år</translation></message>
<message><source>{organisation} is named on this sheet and on your forms.</source><translation>{organisation} står på arket her og på dine skemaer.</translation></message>
<message><source>{what} ({n} times)</source><translation>{what} ({n} gange)</translation></message>
<message><source>{what} changed</source><translation>{what} ændret</translation></message>
<message><source>{what} erased</source><translation>{what} slettet</translation></message>
<message><source>{what} put in the bin</source><translation>{what} lagt i papirkurven</translation></message>
<message><source>{what} taken out of the bin</source><translation>{what} taget op af papirkurven</translation></message>
<message><source>{what} undone</source><translation>{what} fortrudt</translation></message>
<message><source>{what} written down</source><translation>{what} skrevet ned</translation></message>
<message><source>{years} and {months}</source><translation>{years} og {months}</translation></message>
<message><source>the receipt for an erasure</source><translation>kvitteringen for en sletning</translation></message>
<message><source>the recovery code</source><translation>gendannelseskoden</translation></message>
</context>
</TS>
