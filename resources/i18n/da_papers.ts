<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="da_DK" sourcelanguage="en">
<context>
<name>papers</name>
<message><source>An ID number that you get from us. Days, talks, referrals, café, meals and clothes. Sometimes a note.</source><translation>Et ID-nummer, som du får af os. Dage, samtaler, henvisninger, café, mad og tøj. Nogle gange en note.</translation></message>
<message><source>Each quarter the Danish Authority of Social Services and Housing gets a list: {columns}. Never notes.</source><translation>Hvert kvartal får Social- og Boligstyrelsen en liste: {columns}. Aldrig noter.</translation></message>
<message><source>If you like: gender, age, wishes, and five questions about how you are (WHO-5).</source><translation>Hvis du har lyst: køn, alder, ønsker og fem spørgsmål om, hvordan du har det (WHO-5).</translation></message>
<message><source>If you want it erased, it goes in the bin and is then gone for good. Safety copies hold it a little longer: we tell you until when.</source><translation>Vil du have det slettet, kommer det i papirkurven og er så helt væk. Sikkerhedskopier har det lidt længere: vi siger til hvornår.</translation></message>
<message><source>It is locked with a code, is not on the internet, and is no case at the municipality.</source><translation>Det er låst med kode, er ikke på internettet og er ikke en sag i kommunen.</translation></message>
<message><source>It is pseudonymised, not anonymous: the number leads to you. We never promise full anonymity.</source><translation>Den er pseudonymiseret, ikke anonym: nummeret fører til dig. Vi lover aldrig fuld anonymitet.</translation></message>
<message><source>Just ask. You can have all of it on paper.</source><translation>Spørg os. Du kan få det hele på papir.</translation></message>
<message><source>Otherwise we keep it for {months} after we last saw you, and the log of who opened it for {log}.</source><translation>Ellers gemmer vi det i {months}, efter at vi sidst har set dig, og loggen over, hvem der åbnede det, i {log}.</translation></message>
<message><source>See it, or have it erased</source><translation>Se det, eller få det slettet</translation></message>
<message><source>Taking part is voluntary. Say no to a question, or stay away: nothing happens.</source><translation>Det er frivilligt at være med. Sig nej til et spørgsmål, eller bliv væk: der sker ikke noget.</translation></message>
<message><source>The place is not named on this sheet, nor on your forms.</source><translation>Stedets navn står ikke på arket her og ikke på dine skemaer.</translation></message>
<message><source>The program has no place for them, and warns us if one gets into a note.</source><translation>Programmet har ingen plads til det, og det advarer os, hvis det kommer med i en note.</translation></message>
<message><source>This is kept</source><translation>Det gemmer vi</translation></message>
<message><source>This sheet is for you to keep.</source><translation>Arket er til dig. Du må tage det med.</translation></message>
<message><source>We never write this down</source><translation>Det skriver vi aldrig ned</translation></message>
<message><source>What we send on</source><translation>Det sender vi videre</translation></message>
<message><source>What we write down</source><translation>Det skriver vi ned</translation></message>
<message><source>Which help you got: {names}.</source><translation>Hvilken hjælp du fik: {names}.</translation></message>
<message><source>Who can see it</source><translation>Hvem kan se det</translation></message>
<message><source>You decide</source><translation>Du bestemmer</translation></message>
<message><source>Your name, CPR number, phone number, address or date of birth.</source><translation>Dit navn, CPR-nummer, telefonnummer, adresse eller fødselsdato.</translation></message>
<message><source>age group</source><translation>aldersgruppe</translation></message>
<message><source>and more</source><translation>med mere</translation></message>
<message><source>café, meals, activities, clothes</source><translation>café, mad, aktiviteter, tøj</translation></message>
<message><source>dates of start and end</source><translation>dato for start og slut</translation></message>
<message><source>how long we talked</source><translation>hvor længe vi har talt</translation></message>
<message><source>how often you got each kind of help</source><translation>hvor mange gange du fik hver slags hjælp</translation></message>
<message><source>how you came to us</source><translation>hvordan du kom til os</translation></message>
<message><source>months of start and end</source><translation>måned for start og slut</translation></message>
<message><source>notes</source><translation>noter</translation></message>
<message><source>referrals</source><translation>henvisninger</translation></message>
<message><source>talks</source><translation>samtaler</translation></message>
<message><source>the municipality's number for you</source><translation>kommunens nummer for dig</translation></message>
<message><source>their own health checks</source><translation>egne sundhedstjek</translation></message>
<message><source>what you wish for</source><translation>hvad du ønsker dig</translation></message>
<message><source>whether you answered WHO-5</source><translation>om du svarede på WHO-5</translation></message>
<message><source>yes or no to each kind of help</source><translation>ja eller nej til hver slags hjælp</translation></message>
<message><source>yes or no to each kind of help and referral</source><translation>ja eller nej til hver slags hjælp og henvisning</translation></message>
<message><source>your WHO-5 score</source><translation>din WHO-5-score</translation></message>
<message><source>{first} and {last}</source><translation>{first} og {last}</translation></message>
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
<message><source>{years} and {months}</source><translation>{years} og {months}</translation></message>
</context>
</TS>
