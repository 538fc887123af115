<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="da_DK">
<context><name>contacts</name>
<message><source>{text} was removed. Type it again if it was right.</source><translation>{text} er fjernet. Skriv det igen, hvis det var rigtigt.</translation></message>
<message><source>End the participation</source><translation>Afslut kontakten</translation></message>
<message><source>Ended on</source><translation>Afsluttet den</translation></message>
<message><source>End</source><translation>Afslut</translation></message>
<message><source>Nothing is deleted. The contact can be reopened at any time.</source><translation>Intet slettes. Kontakten kan genåbnes når som helst.</translation></message>
<message><source>The first contact was {date}. The end cannot be before it.</source><translation>Første kontakt var {date}. Slutdatoen kan ikke ligge før.</translation></message>
<message><source>Year of birth or age</source><translation>Fødselsår eller alder</translation></message>
<message><source>about {n} years old</source><translation>ca. {n} år</translation></message>
<message><source>Under 18: you have a duty to notify</source><translation>Under 18 år: du har underretningspligt</translation></message>
<message><source>The contact is registered all the same. Talk with your leader about the next step.</source><translation>Borgeren registreres alligevel. Tal med din leder om, hvad der skal ske.</translation></message>
<message><source>Purpose</source><translation>Formål</translation></message>
<message><source>Came via</source><translation>Kom via</translation></message>
<message><source>Project number</source><translation>Projektnummer</translation></message>
<message><source>First contact</source><translation>Første kontakt</translation></message>
<message><source>Enrolled</source><translation>Indskrevet</translation></message>
<message><source>Ended</source><translation>Afsluttet</translation></message>
<message><source>Does not want WHO-5</source><translation>Ønsker ikke WHO-5</translation></message>
<message><source>Note</source><translation>Notat</translation></message>
<message><source>1987 or 38</source><translation>1987 eller 38</translation></message>
<message><source>Why the age is missing</source><translation>Hvorfor alderen mangler</translation></message>
<message><source>age at the first contact</source><translation>år ved første kontakt</translation></message>
<message><source>About the contact</source><translation>Om borgeren</translation></message>
<message><source>No names, numbers or addresses.</source><translation>Ingen navne, numre eller adresser.</translation></message>
<message><source>WHO-5</source><translation>WHO-5</translation></message>
<message><source>Clothes: {what}</source><translation>Tøj: {what}</translation></message>
<message><source>{n} of 5 answers, no score</source><translation>{n} af 5 svar, ingen score</translation></message>
<message><source>Referred here from {offer}</source><translation>Henvist hertil fra {offer}</translation></message>
<message><source>Referred here</source><translation>Henvist hertil</translation></message>
<message><source>Participation ended</source><translation>Kontakten afsluttet</translation></message>
<message><source>Score {score}</source><translation>Score {score}</translation></message>
<message><source>too soon after the one before</source><translation>for kort tid efter den forrige</translation></message>
<message><source>Referred to {offer}</source><translation>Henvist til {offer}</translation></message>
<message><source>Referred on</source><translation>Henvist videre</translation></message>
<message><source>Referral: {offer}</source><translation>Henvisning: {offer}</translation></message>
<message><source>Referral</source><translation>Henvisning</translation></message>
<message><source>anti-trafficking: yes</source><translation>menneskehandel: ja</translation></message>
<message><source>anti-trafficking: no</source><translation>menneskehandel: nej</translation></message>
<message><source>Activity</source><translation>Aktivitet</translation></message>
<message><source>{change} from the first to the latest. For one person up to about {points} points may be measurement error.</source><translation>{change} fra første til seneste. For én person kan op til ca. {points} point være måleusikkerhed.</translation></message>
<message><source>WHO-5 no. {n} was due {date}</source><translation>WHO-5 nr. {n} var ventet {date}</translation></message>
<message><source>WHO-5 no. {n} is due today</source><translation>WHO-5 nr. {n} er ventet i dag</translation></message>
<message><source>Latest measurement {date}, score {score}.</source><translation>Sidste måling {date}, score {score}.</translation></message>
<message><source>No measurement yet.</source><translation>Ingen måling endnu.</translation></message>
<message><source>{date}: {n} of 5 answers, which gives no score.</source><translation>{date}: {n} af 5 svar, som ikke giver nogen score.</translation></message>
<message><source>{date}: score {score}, only {n} days after the one before; not counted.</source><translation>{date}: score {score}, kun {n} dage efter den forrige; tæller ikke med.</translation></message>
<message><source>No. {wave} came {n} days after the one before.</source><translation>Nr. {wave} kom {n} dage efter den forrige.</translation></message>
<message><source>This contact is in the bin</source><translation>Borgeren ligger i papirkurven</translation></message>
<message><source>It counts nowhere until it is restored.</source><translation>Den tæller ikke med nogen steder, før den er gendannet.</translation></message>
<message><source>Under 18</source><translation>Under 18</translation></message>
<message><source>Refer</source><translation>Henvis</translation></message>
<message><source>Fill in now</source><translation>Udfyld nu</translation></message>
<message><source>Not today</source><translation>Ikke i dag</translation></message>
<message><source>Everything that happened</source><translation>Alt, hvad der er sket</translation></message>
<message><source>Edit the entry in focus</source><translation>Ret det markerede</translation></message>
<message><source>Put the entry in focus in the bin</source><translation>Læg det markerede i papirkurven</translation></message>
<message><source>Edit the contact</source><translation>Ret oplysninger om borgeren</translation></message>
<message><source>End or reopen the participation</source><translation>Afslut eller genåbn kontakten</translation></message>
<message><source>Who changed what</source><translation>Hvem har ændret hvad</translation></message>
<message><source>Bin</source><translation>Papirkurv</translation></message>
<message><source>Back to where you came from</source><translation>Tilbage til det, du kom fra</translation></message>
<message><source>In contact</source><translation>I kontakt</translation></message>
<message><source>In contact since {date}</source><translation>Kontakt siden {date}</translation></message>
<message><source>Contact from {first} to {last}</source><translation>Kontakt fra {first} til {last}</translation></message>
<message><source>last seen {date}</source><translation>sidst set {date}</translation></message>
<message><source>The bin is empty.</source><translation>Papirkurven er tom.</translation></message>
<message><source>Reopened. Ctrl+Z undoes it.</source><translation>Genåbnet. Ctrl+Z fortryder.</translation></message>
<message><source>Put in the bin. Ctrl+Z undoes it.</source><translation>Lagt i papirkurven. Ctrl+Z fortryder.</translation></message>
<message><source>To leave</source><translation>Forlade</translation></message>
<message><source>To improve the situation</source><translation>Forbedre situationen</translation></message>
<message><source>In person</source><translation>Fremmøde</translation></message>
<message><source>Phone</source><translation>Telefon</translation></message>
<message><source>Online</source><translation>Online</translation></message>
<message><source>Home visit</source><translation>Hjemmebesøg</translation></message>
<message><source>Outreach</source><translation>Opsøgende</translation></message>
<message><source>Referred</source><translation>Henvist</translation></message>
<message><source>Started</source><translation>Påbegyndt</translation></message>
<message><source>Rejected</source><translation>Afslået</translation></message>
<message><source>On paper</source><translation>På papir</translation></message>
<message><source>On screen</source><translation>På skærm</translation></message>
<message><source>Year of birth</source><translation>Fødselsår</translation></message>
<message><source>Age</source><translation>Alder</translation></message>
<message><source>Age when it is missing</source><translation>Alder, når den mangler</translation></message>
<message><source>Date</source><translation>Dato</translation></message>
<message><source>Intervention</source><translation>Indsats</translation></message>
<message><source>Channel</source><translation>Form</translation></message>
<message><source>Given by</source><translation>Givet af</translation></message>
<message><source>Helped with</source><translation>Hjulpet med</translation></message>
<message><source>Clothes</source><translation>Tøj</translation></message>
<message><source>Pieces</source><translation>Antal stykker</translation></message>
<message><source>Answers</source><translation>Svar</translation></message>
<message><source>Filled in</source><translation>Udfyldt</translation></message>
<message><source>Direction</source><translation>Retning</translation></message>
<message><source>Offer</source><translation>Tilbud</translation></message>
<message><source>Human trafficking</source><translation>Menneskehandel</translation></message>
<message><source>Status</source><translation>Status</translation></message>
<message><source>Headcount</source><translation>Antal i alt</translation></message>
<message><source>{n} year old</source><translation>{n} år</translation></message>
<message><source>{n} years old</source><translation>{n} år</translation></message>
<message><source>{n} piece</source><translation>{n} stk.</translation></message>
<message><source>{n} pieces</source><translation>{n} stk.</translation></message>
<message><source>today</source><translation>i dag</translation></message>
<message><source>yesterday</source><translation>i går</translation></message>
<message><source>{n} days ago</source><translation>for {n} dage siden</translation></message>
<message><source>empty</source><translation>tom</translation></message>
<message><source>yes</source><translation>ja</translation></message>
<message><source>no</source><translation>nej</translation></message>
<message><source>{answers} (score {score})</source><translation>{answers} (score {score})</translation></message>
<message><source>{n} min</source><translation>{n} min</translation></message>
<message><source>Does not want to answer WHO-5.</source><translation>Ønsker ikke at svare på WHO-5.</translation></message>
<message><source>New measurement</source><translation>Ny måling</translation></message>
<message><source>{n} measurement</source><translation>{n} måling</translation></message>
<message><source>{n} measurements</source><translation>{n} målinger</translation></message>
<message><source>Edit</source><translation>Ret</translation></message>
<message><source>History</source><translation>Historik</translation></message>
<message><source>Bin ({n})</source><translation>Papirkurv ({n})</translation></message>
<message><source>Reopen</source><translation>Genåbn</translation></message>
<message><source>WHO-5 over time</source><translation>WHO-5 over tid</translation></message>
<message><source>Written down</source><translation>Skrevet ind</translation></message>
<message><source>Changed</source><translation>Ændret</translation></message>
<message><source>Put in the bin</source><translation>Lagt i papirkurven</translation></message>
<message><source>Taken out of the bin</source><translation>Taget op af papirkurven</translation></message>
<message><source>{day} at {time}</source><translation>{day} kl. {time}</translation></message>
<message><source>Opens the activity</source><translation>Åbner aktiviteten</translation></message>
<message><source>Taken out of the bin. Ctrl+Z undoes it.</source><translation>Taget op af papirkurven. Ctrl+Z fortryder.</translation></message>
<message><source>What do you want to change?</source><translation>Hvad vil du rette?</translation></message>
<message><source>History of</source><translation>Historik for</translation></message>
<message><source>{field}: {value}</source><translation>{field}: {value}</translation></message>
<message><source>{field}: from {old} to {new}</source><translation>{field}: fra {old} til {new}</translation></message>
<message><source>What</source><translation>Hvad</translation></message>
<message><source>Nothing is written in the log any more.</source><translation>Der står ikke længere noget i loggen.</translation></message>
<message><source>Delete</source><translation>Slet</translation></message>
<message><source>New talk</source><translation>Ny samtale</translation></message>
<message><source>Does the person already have a number? Type it and it is looked up. If not, a new one is given.</source><translation>Har borgeren allerede et nummer? Skriv det, så slås det op. Ellers får borgeren et nyt.</translation></message>
<message><source>no number yet</source><translation>intet nummer endnu</translation></message>
<message><source>Take over all the same</source><translation>Brug nummeret alligevel</translation></message>
<message><source>… or why it is missing</source><translation>… eller hvorfor det mangler</translation></message>
<message><source>That day</source><translation>Den dag</translation></message>
<message><source>The person gets a new number to keep.</source><translation>Borgeren får et nyt nummer, som skal gemmes.</translation></message>
<message><source>{number} is here already, last seen {date}.</source><translation>{number} findes allerede, sidst set {date}.</translation></message>
<message><source>{number} is in the bin.</source><translation>{number} ligger i papirkurven.</translation></message>
<message><source>Nobody has {number} here. It can be taken over unchanged.</source><translation>Ingen har {number} her. Det kan bruges, som det er.</translation></message>
<message><source>Give a new number</source><translation>Giv et nyt nummer</translation></message>
<message><source>Open {number}</source><translation>Åbn {number}</translation></message>
<message><source>Restore {number}</source><translation>Gendan {number}</translation></message>
<message><source>Check the number</source><translation>Tjek nummeret</translation></message>
<message><source>Take over {number}</source><translation>Brug {number}</translation></message>
<message><source>Check the number: the last character does not fit the others.</source><translation>Tjek nummeret: Det sidste tegn passer ikke til de andre.</translation></message>
<message><source>Did you mean one of these?</source><translation>Er det et af disse?</translation></message>
<message><source>The contact has got the number</source><translation>Borgeren har fået nummeret</translation></message>
<message><source>Write it on the person's card. It is the way back next time.</source><translation>Skriv det på borgerens kort. Så kan I finde borgeren igen næste gang.</translation></message>
<message><source>Copy</source><translation>Kopiér</translation></message>
<message><source>Fill in more</source><translation>Udfyld mere</translation></message>
<message><source>Open</source><translation>Åbn</translation></message>
<message><source>{number} is copied.</source><translation>{number} er kopieret.</translation></message>
<message><source>All</source><translation>Alle</translation></message>
<message><source>Seen recently</source><translation>Set for nylig</translation></message>
<message><source>WHO-5 due</source><translation>WHO-5 venter</translation></message>
<message><source>Something missing</source><translation>Mangler noget</translation></message>
<message><source>Search for an ID number</source><translation>Søg på ID-nummer</translation></message>
<message><source>open</source><translation>åbn</translation></message>
<message><source>Show</source><translation>Vis</translation></message>
<message><source>Last seen</source><translation>Sidst set</translation></message>
<message><source>Due</source><translation>Venter</translation></message>
<message><source>Missing</source><translation>Mangler</translation></message>
<message><source>Nobody here yet</source><translation>Ingen borgere endnu</translation></message>
<message><source>From the search to the list</source><translation>Fra søgefeltet til listen</translation></message>
<message><source>Open the contact</source><translation>Åbn borgeren</translation></message>
<message><source>Empty the search</source><translation>Tøm søgefeltet</translation></message>
<message><source>{n} contact</source><translation>{n} borger</translation></message>
<message><source>{n} contacts</source><translation>{n} borgere</translation></message>
<message><source>No number with “{text}”</source><translation>Intet nummer med »{text}«</translation></message>
<message><source>Press Enter to look it up or make a new contact.</source><translation>Tryk Enter for at slå det op eller oprette en ny borger.</translation></message>
<message><source>The first contact gets an ID number with Ctrl+N.</source><translation>Den første borger får et ID-nummer med Ctrl+N.</translation></message>
<message><source>Nobody here</source><translation>Ingen borgere her</translation></message>
<message><source>No contact fits this choice.</source><translation>Ingen borgere passer til valget.</translation></message>
<message><source>Check the number. Much like it: {numbers}</source><translation>Tjek nummeret. Det ligner: {numbers}</translation></message>
<message><source>ended {date}</source><translation>afsluttet {date}</translation></message>
<message><source>Contacts that were put in the bin</source><translation>Borgere, der er lagt i papirkurven</translation></message>
<message><source>gender</source><translation>køn</translation></message>
<message><source>age</source><translation>alder</translation></message>
<message><source>no. {n}, {date}</source><translation>nr. {n}, {date}</translation></message>
<message><source>Was due</source><translation>Ventet siden</translation></message>
<message><source>Next WHO-5</source><translation>Næste WHO-5</translation></message>
<message><source>Put {number} in the bin?</source><translation>Læg {number} i papirkurven?</translation></message>
<message><source>Talks and everything else go with the contact and count nowhere until it is restored.</source><translation>Samtaler og alt andet følger med borgeren og tæller ingen steder med, før borgeren er gendannet.</translation></message>
</context>
</TS>
