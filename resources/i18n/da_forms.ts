<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="da_DK">
<context>
<name>forms</name>
<message><source>4 or more</source><translation>4 eller flere</translation></message>
<message><source>A contact counts once for each intervention it received.</source><translation>En borger tæller én gang for hver indsats.</translation></message>
<message><source>Activities held</source><translation>Aktiviteter</translation></message>
<message><source>Age group</source><translation>Aldersgruppe</translation></message>
<message><source>Average age</source><translation>Gennemsnitsalder</translation></message>
<message><source>Average participation</source><translation>Deltagelse i gennemsnit</translation></message>
<message><source>Beside the figure: contacts who got free clothing: {n}.</source><translation>Uden for figuren: borgere, der har fået gratis tøj: {n}.</translation></message>
<message><source>Challenges helped with</source><translation>Udfordringer, der er givet hjælp til</translation></message>
<message><source>Change for those who answered more than once</source><translation>Ændring for dem, der har svaret mere end én gang</translation></message>
<message><source>Contacts by intervention</source><translation>Borgere efter indsats</translation></message>
<message><source>Contacts by number of different interventions</source><translation>Borgere efter antal forskellige indsatser</translation></message>
<message><source>Contacts given free clothing</source><translation>Borgere, der har fået gratis tøj</translation></message>
<message><source>Contacts referred to anti-trafficking measures</source><translation>Borgere henvist til indsats mod menneskehandel</translation></message>
<message><source>Contacts referred to other offers</source><translation>Borgere henvist til andre tilbud</translation></message>
<message><source>Contacts registered</source><translation>Registrerede borgere</translation></message>
<message><source>Count</source><translation>Antal</translation></message>
<message><source>Does not wish to answer</source><translation>Ønsker ikke at svare</translation></message>
<message><source>Fewer than {least} contacts, not shown: {which}.</source><translation>Vises ikke, fordi der er færre end {least} borgere: {which}.</translation></message>
<message><source>First score of those with one answer (n = {one}) against those with more (n = {more}):</source><translation>Første score for dem med ét svar (n = {one}) over for dem med flere (n = {more}):</translation></message>
<message><source>For one person the measurement error is about {points} points: a change says something about the group, not about each person.</source><translation>For én person er måleusikkerheden ca. {points} point: en ændring siger noget om gruppen, ikke om den enkelte.</translation></message>
<message><source>For publication: numbers under the limit are left out and shown as {dash}.</source><translation>Til offentliggørelse: tal under grænsen er udeladt og vises som {dash}.</translation></message>
<message><source>From the first to the latest score (contacts: {n}): {better} rose by {points} points or more, {same} unchanged, {worse} fell by {points} points or more.</source><translation>Fra første til seneste score (borgere: {n}): {better} er steget mindst {points} point, {same} er uændret, {worse} er faldet mindst {points} point.</translation></message>
<message><source>Gender</source><translation>Køn</translation></message>
<message><source>How the contacts came</source><translation>Sådan kom borgerne hertil</translation></message>
<message><source>Man</source><translation>Mand</translation></message>
<message><source>Mean score (0-100) of all who answered the measurement, and their number n.</source><translation>Gennemsnitlig score (0-100) for alle, der har svaret på målingen, og deres antal n.</translation></message>
<message><source>Measurement</source><translation>Måling</translation></message>
<message><source>Minutes of sessions</source><translation>Minutter med samtaler</translation></message>
<message><source>N = {n} contacts.</source><translation>N = {n} borgere.</translation></message>
<message><source>N = {n}.</source><translation>N = {n}.</translation></message>
<message><source>N = {n}. A contact counts once for each challenge it got help with.</source><translation>N = {n}. En borger tæller én gang for hver udfordring, der er givet hjælp til.</translation></message>
<message><source>N = {n}; with no registered intervention: {none}.</source><translation>N = {n}; uden registreret indsats: {none}.</translation></message>
<message><source>Named contacts at activities</source><translation>Kendte borgere ved aktiviteter</translation></message>
<message><source>New contacts per month</source><translation>Nye borgere pr. måned</translation></message>
<message><source>No answers yet.</source><translation>Ingen svar endnu.</translation></message>
<message><source>No measurement has {n} contacts yet.</source><translation>Ingen måling har {n} borgere endnu.</translation></message>
<message><source>No. {n}</source><translation>Nr. {n}</translation></message>
<message><source>Nobody (0) came by: {ways}.</source><translation>Ingen (0) er kommet via: {ways}.</translation></message>
<message><source>Non-binary</source><translation>Non-binær</translation></message>
<message><source>None</source><translation>Ingen</translation></message>
<message><source>Notes</source><translation>Noter</translation></message>
<message><source>PRACTICE: invented data</source><translation>ØVELSE: opdigtede oplysninger</translation></message>
<message><source>Participation runs from the first to the last registered event, or to the end date; under one day is left out of the average. Age is in whole years at the start.</source><translation>Deltagelsen løber fra første til sidste registrering eller til slutdatoen; under én dag er ikke med i gennemsnittet. Alder er i hele år ved starten.</translation></message>
<message><source>Per cents are rounded and may sum to 99-101.</source><translation>Procenterne er afrundede og kan give 99-101 i alt.</translation></message>
<message><source>Person-days</source><translation>Persondage</translation></message>
<message><source>Referrals, activities and clothing</source><translation>Henvisninger, aktiviteter og tøj</translation></message>
<message><source>Sessions</source><translation>Samtaler</translation></message>
<message><source>Share</source><translation>Andel</translation></message>
<message><source>The numbers are exact and may point to a person: keep the report inside the project.</source><translation>Tallene er nøjagtige og kan pege på en person: lad rapporten blive i projektet.</translation></message>
<message><source>Visits to activities</source><translation>Besøg ved aktiviteter</translation></message>
<message><source>WHO-5: an incomplete set, or one under 28 days after the last counted, makes no measurement.</source><translation>WHO-5: Et ufuldstændigt svar, eller et under 28 dage efter det senest medregnede, tæller ikke som måling.</translation></message>
<message><source>Welch's t-test t = {t}, df = {df}, p = {p}.</source><translation>Welchs t-test t = {t}, df = {df}, p = {p}.</translation></message>
<message><source>Well-being (WHO-5) by measurement number</source><translation>Trivsel (WHO-5) efter målingens nummer</translation></message>
<message><source>Woman</source><translation>Kvinde</translation></message>
<message><source>age not registered: {n}</source><translation>alder ikke oplyst: {n}</translation></message>
<message><source>change</source><translation>ændring</translation></message>
<message><source>first</source><translation>første</translation></message>
<message><source>gender not registered: {n}</source><translation>køn ikke oplyst: {n}</translation></message>
<message><source>high risk</source><translation>stor risiko</translation></message>
<message><source>in the period</source><translation>i perioden</translation></message>
<message><source>made {date}</source><translation>lavet {date}</translation></message>
<message><source>months; {n} of one day or more</source><translation>måneder; {n} på mindst én dag</translation></message>
<message><source>n = {n}</source><translation>n = {n}</translation></message>
<message><source>no immediate risk</source><translation>ingen umiddelbar risiko</translation></message>
<message><source>no. {n}</source><translation>nr. {n}</translation></message>
<message><source>no. {n} (n = {count})</source><translation>nr. {n} (n = {count})</translation></message>
<message><source>over 45</source><translation>over 45</translation></message>
<message><source>page {n} of {all}</source><translation>side {n} af {all}</translation></message>
<message><source>population mean {score}</source><translation>gennemsnit i befolkningen {score}</translation></message>
<message><source>risk</source><translation>risiko</translation></message>
<message><source>this</source><translation>denne</translation></message>
<message><source>too few answers for a test.</source><translation>for få svar til en test.</translation></message>
<message><source>under 18</source><translation>under 18</translation></message>
<message><source>under {limit}</source><translation>under {limit}</translation></message>
<message><source>years; known of {n}</source><translation>år; kendt for {n}</translation></message>
<message><source>{dash} stands for a number under the limit, or for one that is left out so that the other cannot be worked out.</source><translation>{dash} står for et tal under grænsen, eller for et, der er udeladt, så det andet ikke kan regnes ud.</translation></message>
<message><source>{hours} hours in all</source><translation>{hours} timer i alt</translation></message>
<message><source>{n}%</source><translation>{n} pct.</translation></message>
<message><source>Receipt for erasure</source><translation>Kvittering for sletning</translation></message>
<message><source>Erased {moment}</source><translation>Slettet {moment}</translation></message>
<message><source>What was erased</source><translation>Det er slettet</translation></message>
<message><source>What the log keeps</source><translation>Det husker loggen</translation></message>
<message><source>Backups and copies</source><translation>Sikkerhedskopier</translation></message>
<message><source>This receipt is kept nowhere else. Keep it, or throw it away.</source><translation>Kvitteringen er ikke gemt andre steder. Gem den, eller smid den ud.</translation></message>
<message><source>The ID number and what was known about the person</source><translation>ID-nummeret og det, der stod om borgeren</translation></message>
<message><source>{n} visit to the café, a meal or another activity</source><translation>{n} besøg i café, ved et måltid eller en anden aktivitet</translation></message>
<message><source>{n} visits to the café, a meal or another activity</source><translation>{n} besøg i café, ved måltider eller andre aktiviteter</translation></message>
<message><source>{n} handout of clothes</source><translation>{n} udlevering af tøj</translation></message>
<message><source>{n} handouts of clothes</source><translation>{n} udleveringer af tøj</translation></message>
<message><source>{n} well-being questionnaire (WHO-5)</source><translation>{n} trivselsskema (WHO-5)</translation></message>
<message><source>{n} well-being questionnaires (WHO-5)</source><translation>{n} trivselsskemaer (WHO-5)</translation></message>
<message><source>{n} referral</source><translation>{n} henvisning</translation></message>
<message><source>{n} referrals</source><translation>{n} henvisninger</translation></message>
<message><source>{n} code on a printed form</source><translation>{n} kode på et udskrevet skema</translation></message>
<message><source>{n} row in a kept return</source><translation>{n} række i en gemt indberetning</translation></message>
<message><source>{n} rows in kept returns</source><translation>{n} rækker i gemte indberetninger</translation></message>
<message><source>{n} codes on printed forms</source><translation>{n} koder på udskrevne skemaer</translation></message>
<message><source>{n} unfinished entry</source><translation>{n} indtastning, der ikke var færdig</translation></message>
<message><source>{n} unfinished entries</source><translation>{n} indtastninger, der ikke var færdige</translation></message>
<message><source>The log keeps that something was erased, when and by whom. It does not keep what, or about whom.</source><translation>Loggen husker, at der blev slettet noget, hvornår og af hvem. Den husker ikke hvad, eller hvem det handlede om.</translation></message>
<message><source>What {n} earlier entry in the log said was erased too.</source><translation>Det, der stod i {n} ældre linje i loggen, er også slettet.</translation></message>
<message><source>What {n} earlier entries in the log said was erased too.</source><translation>Det, der stod i {n} ældre linjer i loggen, er også slettet.</translation></message>
<message><source>{days} and earlier</source><translation>{days} og tidligere</translation></message>
<message><source>Backups still hold it until {until} at the latest, if a backup is made every week: those of {days}.</source><translation>Sikkerhedskopier har det stadig, senest til {until}, hvis der tages en kopi hver uge: dem fra {days}.</translation></message>
<message><source>The folder for backups cannot be reached just now. Backups in it may hold it until {until}, if a backup is made every week.</source><translation>Mappen til sikkerhedskopier kan ikke nås lige nu. Kopier i den kan have det til {until}, hvis der tages en kopi hver uge.</translation></message>
<message><source>Backups were made in another place too, last on {day}. It cannot be looked at now: what lies there must be destroyed by hand.</source><translation>Der er også lavet sikkerhedskopier et andet sted, senest {day}. Programmet kan ikke se efter dér lige nu: det, der ligger der, skal destrueres i hånden.</translation></message>
<message><source>No backup that the program knows of holds it.</source><translation>Ingen sikkerhedskopi, som programmet kender, har det.</translation></message>
<message><source>{n} backup does not go by itself and must be destroyed by hand.</source><translation>{n} sikkerhedskopi forsvinder ikke af sig selv og skal destrueres i hånden.</translation></message>
<message><source>{n} backups do not go by themselves and must be destroyed by hand.</source><translation>{n} sikkerhedskopier forsvinder ikke af sig selv og skal destrueres i hånden.</translation></message>
<message><source>Signature</source><translation>Underskrift</translation></message>
<message><source>The program knows of no copies elsewhere: on other disks, in mails, on paper, in returns that were sent. Those are destroyed by hand.</source><translation>Programmet kender ikke kopier andre steder: på andre diske, i mails, på papir, i sendte indberetninger. De skal destrueres i hånden.</translation></message>
</context>
</TS>
