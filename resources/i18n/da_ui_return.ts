<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="da_DK" sourcelanguage="en">
<context>
<name>ui_return</name>
<message><source>Age groups instead of age</source><translation>Aldersgrupper i stedet for alder</translation></message>
<message><source>Quarters instead of months</source><translation>Kvartaler i stedet for måneder</translation></message>
<message><source>Half years instead of months</source><translation>Halvår i stedet for måneder</translation></message>
<message><source>Without how the contact came</source><translation>Uden hvordan borgeren kom</translation></message>
<message><source>half year</source><translation>halvår</translation></message>
<message><source>quarter</source><translation>kvartal</translation></message>
<message><source>Sent</source><translation>Sendt</translation></message>
<message><source>Returns that were sent</source><translation>Sendte indberetninger</translation></message>
<message><source>This file tells less</source><translation>Filen fortæller mindre</translation></message>
<message><source>{n} of them by gender and age group alone: it has the eye in the table.</source><translation>{n} af dem alene på køn og aldersgruppe: den har et øje i tabellen.</translation></message>
<message><source>{n} of them by gender and age group alone: they have the eye in the table.</source><translation>{n} af dem alene på køn og aldersgruppe: de har et øje i tabellen.</translation></message>
<message><source>{ways}. In this file alone.</source><translation>{ways}. Kun i denne fil.</translation></message>
<message><source>See both</source><translation>Se begge</translation></message>
<message><source>See, or reopen</source><translation>Se, eller genåbn</translation></message>
<message><source>Corrections to earlier returns</source><translation>Rettelser til tidligere indberetninger</translation></message>
<message><source>Save as Excel</source><translation>Gem som Excel</translation></message>
<message><source>Short: a program guesses it soon. Four or five words hold better.</source><translation>Kort: et program gætter den hurtigt. Fire eller fem ord er bedre.</translation></message>
<message><source>Common: it is among the first that are tried. Words that do not belong together are better.</source><translation>Almindelig: den er blandt de første, der bliver prøvet. Ord, der ikke hører sammen, er bedre.</translation></message>
<message><source>Weak: somebody with the file and patience may guess it. Add a word.</source><translation>Svag: en, der har filen og god tid, kan gætte den. Tilføj et ord.</translation></message>
<message><source>{n} correction to returns that were sent</source><translation>{n} rettelse til indberetninger, der er sendt</translation></message>
<message><source>{n} corrections to returns that were sent</source><translation>{n} rettelser til indberetninger, der er sendt</translation></message>
<message><source>They are not in this file. Send them with it.</source><translation>De er ikke med i filen. Send dem sammen med den.</translation></message>
<message><source>{n} correction to earlier returns is not in the file. Save it under “Check before export”.</source><translation>{n} rettelse til tidligere indberetninger er ikke med i filen. Gem den fra »Tjek før eksport«.</translation></message>
<message><source>{n} corrections to earlier returns are not in the file. Save them under “Check before export”.</source><translation>{n} rettelser til tidligere indberetninger er ikke med i filen. Gem dem fra »Tjek før eksport«.</translation></message>
<message><source>Sums on other sheets are worked out when Excel opens the file. In LibreOffice: Ctrl+Shift+F9.</source><translation>Summer på andre ark regnes ud, når Excel åbner filen. I LibreOffice: Ctrl+Shift+F9.</translation></message>
<message><source>See all</source><translation>Se alle</translation></message>
<message><source>See</source><translation>Se</translation></message>
<message><source>told less</source><translation>gjort grovere</translation></message>
<message><source>a new row</source><translation>en ny række</translation></message>
<message><source>the row goes out</source><translation>rækken udgår</translation></message>
<message><source>What the records say now is what was sent.</source><translation>Det, der er registreret nu, er det, der blev sendt.</translation></message>
<message><source>{n} correction. Send it with the next return: what was sent stays as it is.</source><translation>{n} rettelse. Send den med den næste indberetning: det, der er sendt, bliver stående.</translation></message>
<message><source>{n} corrections. Send them with the next return: what was sent stays as it is.</source><translation>{n} rettelser. Send dem med den næste indberetning: det, der er sendt, bliver stående.</translation></message>
<message><source>Was sent</source><translation>Sendt som</translation></message>
<message><source>Now</source><translation>Nu</translation></message>
<message><source>Not all could be compared</source><translation>Ikke alt kunne sammenlignes</translation></message>
<message><source>There are no corrections</source><translation>Der er ingen rettelser</translation></message>
<message><source>An ID number can lead to a person: the file is pseudonymised, not anonymous.</source><translation>Et ID-nummer kan føre til en person: filen er pseudonymiseret, ikke anonym.</translation></message>
<message><source>{n} column mapped</source><translation>{n} kolonne knyttet</translation></message>
<message><source>{n} columns mapped</source><translation>{n} kolonner knyttet</translation></message>
<message><source>Export the return</source><translation>Eksportér indberetningen</translation></message>
<message><source>File</source><translation>Fil</translation></message>
<message><source>What the file does not protect</source><translation>Det er filen ikke beskyttet mod</translation></message>
<message><source>The agency's workbook carries no mark of practice. Do not send it.</source><translation>Styrelsens skabelon har intet øvelsesmærke. Send den ikke.</translation></message>
<message><source>Choose where, and export</source><translation>Vælg sted, og eksportér</translation></message>
<message><source>Columns</source><translation>Kolonner</translation></message>
<message><source>Choose the agency's workbook</source><translation>Vælg styrelsens skabelon</translation></message>
<message><source>No file is chosen yet.</source><translation>Der er ikke valgt en fil endnu.</translation></message>
<message><source>its columns must be looked at</source><translation>kolonnerne skal ses igennem</translation></message>
<message><source>Another file</source><translation>En anden fil</translation></message>
<message><source>Tell the password by another way than the file. It is kept nowhere.</source><translation>Giv adgangskoden videre ad en anden vej end filen. Den gemmes ingen steder.</translation></message>
<message><source>Without a password, whoever gets hold of the file can read it.</source><translation>Uden adgangskode kan enhver, der får fat i filen, læse den.</translation></message>
<message><source>ExitDesk's own workbook</source><translation>ExitDesks egen fil</translation></message>
<message><source>The agency's own workbook</source><translation>Styrelsens skabelon</translation></message>
<message><source>The password once more</source><translation>Adgangskoden igen</translation></message>
<message><source>The two passwords differ. Type the same one twice.</source><translation>De to adgangskoder er ikke ens. Skriv den samme to gange.</translation></message>
<message><source>As soon as a return is exported, it stands here.</source><translation>Når en indberetning er eksporteret, står den her.</translation></message>
<message><source>Each is kept as it left. What is changed afterwards is told as a correction.</source><translation>Hver er gemt, som den blev sendt. Det, der ændres bagefter, meldes som en rettelse.</translation></message>
<message><source>By</source><translation>Af</translation></message>
<message><source>Filled into</source><translation>Udfyldt i</translation></message>
<message><source>Fingerprint</source><translation>Aftryk</translation></message>
<message><source>Corrections since</source><translation>Rettelser siden</translation></message>
<message><source>Write it again</source><translation>Skriv igen</translation></message>
<message><source>the agency's workbook</source><translation>styrelsens skabelon</translation></message>
<message><source>Nothing was sent yet</source><translation>Intet er sendt endnu</translation></message>
<message><source>Every return from now on tells less: {ways}. What was sent before stays as it is.</source><translation>Alle indberetninger fortæller fra nu af mindre: {ways}. Det, der er sendt, bliver stående.</translation></message>
<message><source>Rows that stand out</source><translation>Rækker, der skiller sig ud</translation></message>
<message><source>Nobody else in the return shares these pieces of information, which others may know.</source><translation>Ingen andre i indberetningen har de samme oplysninger, så andre kan måske genkende dem.</translation></message>
<message><source>Tell less in this file</source><translation>Fortæl mindre i denne fil</translation></message>
<message><source>Use in this file</source><translation>Brug i denne fil</translation></message>
<message><source>Change the profile?</source><translation>Skal profilen ændres?</translation></message>
<message><source>Change it</source><translation>Ændr den</translation></message>
<message><source>Stands out by</source><translation>Skiller sig ud på</translation></message>
<message><source>That is</source><translation>Det er</translation></message>
<message><source>Always (in the profile)</source><translation>Altid (i profilen)</translation></message>
<message><source>{rows} of {all}</source><translation>{rows} af {all}</translation></message>
<message><source>No row stands out</source><translation>Ingen rækker skiller sig ud</translation></message>
<message><source>The profile is changed. Ctrl+Z undoes it.</source><translation>Profilen er ændret. Ctrl+Z fortryder.</translation></message>
<message><source>{way}: {n} left</source><translation>{way}: {n} tilbage</translation></message>
<message><source>Our column for “{header}”</source><translation>Vores kolonne til »{header}«</translation></message>
<message><source>worked out by the workbook itself</source><translation>regnes ud af skabelonen selv</translation></message>
<message><source>(stays empty)</source><translation>(forbliver tom)</translation></message>
<message><source>sure</source><translation>sikker</translation></message>
<message><source>“{value}” ({rows}) is not in the list</source><translation>»{value}« ({rows}) står ikke på listen</translation></message>
<message><source>The list's word for “{value}”</source><translation>Listens ord for »{value}«</translation></message>
<message><source>list: {words}</source><translation>liste: {words}</translation></message>
<message><source>(leave it empty)</source><translation>(lad den stå tom)</translation></message>
<message><source>choose a word</source><translation>vælg et ord</translation></message>
<message><source>The agency's columns</source><translation>Styrelsens kolonner</translation></message>
<message><source>Save the columns</source><translation>Gem kolonnerne</translation></message>
<message><source>The workbook is not as it was: look at the columns again</source><translation>Skabelonen er ændret: se kolonnerne igennem igen</translation></message>
<message><source>No column takes the ID number yet</source><translation>Ingen kolonne tager ID-nummeret endnu</translation></message>
<message><source>suggested</source><translation>forslag</translation></message>
<message><source>and {n} more</source><translation>og {n} mere</translation></message>
<message><source>headers in row {row}</source><translation>overskrifter i række {row}</translation></message>
<message><source>Stay empty: {names}.</source><translation>Forbliver tomme: {names}.</translation></message>
<message><source>Have no place there: {names}.</source><translation>Har ingen plads: {names}.</translation></message>
<message><source>new</source><translation>ny</translation></message>
<message><source>{n} value needs a word</source><translation>{n} værdi står ikke på skabelonens liste</translation></message>
<message><source>{n} values need a word</source><translation>{n} værdier står ikke på skabelonens liste</translation></message>
<message><source>Choose the column that takes the ID number.</source><translation>Vælg den kolonne, der tager ID-nummeret.</translation></message>
<message><source>Choose a word of the list, or leave it empty.</source><translation>Vælg et ord fra listen, eller lad cellen stå tom.</translation></message>
<message><source>Looks like</source><translation>Ligner</translation></message>
</context>
</TS>
