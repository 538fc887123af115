<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="da_DK">
<context><name>import</name>
<message><source>“{name}” is no ordinary file. Choose another one.</source><translation>»{name}« er ikke en almindelig fil. Vælg en anden.</translation></message>
<message><source>“{name}” is neither .xlsx, .ods nor .csv. Choose another file.</source><translation>»{name}« er hverken .xlsx, .ods eller .csv. Vælg en anden fil.</translation></message>
<message><source>“{name}” has a password. Save it without a password first.</source><translation>»{name}« har en adgangskode. Gem den først uden adgangskode.</translation></message>
<message><source>“{name}” is far too large and was not read.</source><translation>»{name}« er alt for stor og blev ikke læst.</translation></message>
<message><source>“{name}” cannot be read as a table: a quotation mark is not closed.</source><translation>»{name}« kan ikke læses som en tabel: et anførselstegn er ikke afsluttet.</translation></message>
<message><source>The file takes more memory or time than a workbook may, and was not read.</source><translation>Filen kræver mere hukommelse eller tid, end et regneark må, og blev ikke læst.</translation></message>
<message><source>The process that reads files cannot be started. Close other programs, then try again.</source><translation>Processen, der læser filer, kan ikke startes. Luk andre programmer, og prøv igen.</translation></message>
<message><source>One row for each contact</source><translation>En række for hver borger</translation></message>
<message><source>A list of talks</source><translation>En liste over samtaler</translation></message>
<message><source>A list of activities</source><translation>En liste over aktiviteter</translation></message>
<message><source>A list of clothes given out</source><translation>En liste over udleveret tøj</translation></message>
<message><source>A list of WHO-5 answers</source><translation>En liste over WHO-5-svar</translation></message>
<message><source>A list of referrals</source><translation>En liste over henvisninger</translation></message>
<message><source>Not read (left out)</source><translation>Læses ikke</translation></message>
<message><source>Date of what was given</source><translation>Dato for det, der er givet</translation></message>
<message><source>Help with: {challenge}</source><translation>Hjælp med: {challenge}</translation></message>
<message><source>Clothes given (yes/no)</source><translation>Fået tøj (ja/nej)</translation></message>
<message><source>Referred to another offer (yes/no)</source><translation>Henvist til andet tilbud (ja/nej)</translation></message>
<message><source>Referred against trafficking (yes/no)</source><translation>Henvist til indsats mod menneskehandel (ja/nej)</translation></message>
<message><source>Referred to (the offer's name)</source><translation>Henvist til (tilbuddets navn)</translation></message>
<message><source>Hours (become minutes)</source><translation>Timer (bliver til minutter)</translation></message>
<message><source>WHO-5 no. {number}: date</source><translation>WHO-5 nr. {number}: dato</translation></message>
<message><source>WHO-5 no. {number}: answer {item}</source><translation>WHO-5 nr. {number}: svar {item}</translation></message>
<message><source>WHO-5 no. {number}: five digits</source><translation>WHO-5 nr. {number}: fem cifre</translation></message>
<message><source>Column {letters}</source><translation>Kolonne {letters}</translation></message>
<message><source>This is no mapping for an import. Make one with --suggest-mapping.</source><translation>Det er ikke en tilknytning af kolonner. Lav en med --suggest-mapping.</translation></message>
<message><source>it holds names</source><translation>den rummer navne</translation></message>
<message><source>it holds CPR numbers</source><translation>den rummer CPR-numre</translation></message>
<message><source>it holds phone numbers</source><translation>den rummer telefonnumre</translation></message>
<message><source>it holds mail addresses</source><translation>den rummer mailadresser</translation></message>
<message><source>it holds addresses</source><translation>den rummer adresser</translation></message>
<message><source>The column “{column}” is not read: {reason}.</source><translation>Kolonnen »{column}« læses ikke: {reason}.</translation></message>
<message><source>It looks like {what}. That is never imported.</source><translation>Det ligner {what}. Det importeres aldrig.</translation></message>
<message><source>It is not a number.</source><translation>Det er ikke et tal.</translation></message>
<message><source>It is neither yes (ja, x, 1) nor no (nej, 0, –).</source><translation>Det er hverken ja (ja, x, 1) eller nej (nej, 0, –).</translation></message>
<message><source>It must be five answers from 0 to 5. A sum or a score says not which.</source><translation>Det skal være fem svar fra 0 til 5. En sum eller score viser ikke de fem svar.</translation></message>
<message><source>It looks like a row of totals.</source><translation>Det ligner en række med summer.</translation></message>
<message><source>Help belongs to a talk, and the row has none.</source><translation>Hjælpen hører til en samtale, og rækken har ingen.</translation></message>
<message><source>WHO-5 no. {number} has answers but no date.</source><translation>WHO-5 nr. {number} har svar, men ingen dato.</translation></message>
<message><source>The file has none of the mapping's columns. Choose the mapping that belongs to it.</source><translation>Filen har ingen af de kolonner, der er tilknyttet. Vælg den tilknytning, der hører til filen.</translation></message>
<message><source>{n} row has no date of first contact and gets {date}.</source><translation>{n} række har ingen dato for første kontakt og får {date}.</translation></message>
<message><source>{n} rows have no date of first contact and get {date}.</source><translation>{n} rækker har ingen dato for første kontakt og får {date}.</translation></message>
<message><source>No column is chosen for “{column}”, and the rows cannot do without it.</source><translation>Der er ikke valgt en kolonne til »{column}«, og rækkerne kan ikke undvære den.</translation></message>
<message><source>Two columns are chosen for “{column}”.</source><translation>Der er valgt to kolonner til »{column}«.</translation></message>
<message><source>on the row's date, else on the first contact</source><translation>på rækkens dato, ellers ved første kontakt</translation></message>
<message><source>on the first contact</source><translation>ved første kontakt</translation></message>
<message><source>on {date}</source><translation>den {date}</translation></message>
<message><source>“{column}” is {n} talk of {intervention}, {when}.</source><translation>»{column}« bliver til {n} samtale: {intervention}, {when}.</translation></message>
<message><source>“{column}” is {n} talks of {intervention}, {when}.</source><translation>»{column}« bliver til {n} samtaler: {intervention}, {when}.</translation></message>
<message><source>“{column}” is not read: a WHO-5 sum or score says nothing of the five answers, and those are kept.</source><translation>»{column}« læses ikke: En WHO-5-sum eller -score siger ikke noget om de fem svar, og det er dem, der gemmes.</translation></message>
<message><source>{n} new contact</source><translation>{n} ny borger</translation></message>
<message><source>{n} new contacts</source><translation>{n} nye borgere</translation></message>
<message><source>{n} new talk</source><translation>{n} ny samtale</translation></message>
<message><source>{n} new talks</source><translation>{n} nye samtaler</translation></message>
<message><source>{n} new activity</source><translation>{n} ny aktivitet</translation></message>
<message><source>{n} new activities</source><translation>{n} nye aktiviteter</translation></message>
<message><source>{n} new handout of clothes</source><translation>{n} ny tøjudlevering</translation></message>
<message><source>{n} new handouts of clothes</source><translation>{n} nye tøjudleveringer</translation></message>
<message><source>{n} new WHO-5 answer set</source><translation>{n} ny WHO-5-måling</translation></message>
<message><source>{n} new WHO-5 answer sets</source><translation>{n} nye WHO-5-målinger</translation></message>
<message><source>{n} new referral</source><translation>{n} ny henvisning</translation></message>
<message><source>{n} new referrals</source><translation>{n} nye henvisninger</translation></message>
<message><source>Add contacts that are not here, from their first date in the list</source><translation>Opret borgere, der ikke findes her, fra deres første dato i listen</translation></message>
<message><source>A table kept by hand needs a mapping: see --suggest-mapping and --mapping.</source><translation>En tabel, der er ført i hånden, skal have en tilknytning af kolonner: se --suggest-mapping og --mapping.</translation></message>
<message><source>Columns of the file</source><translation>Filens kolonner</translation></message>
<message><source>Header and first values, and what they become</source><translation>Overskrift og første værdier, og hvad de bliver til</translation></message>
<message><source>What “{column}” becomes</source><translation>Hvad »{column}« bliver til</translation></message>
<message><source>Words of the file</source><translation>Filens ord</translation></message>
<message><source>They are not in the profile: what are they called there?</source><translation>De står ikke i profilen: Hvad hedder de der?</translation></message>
<message><source>What “{word}” is called in the profile</source><translation>Hvad »{word}« hedder i profilen</translation></message>
<message><source>What are the columns?</source><translation>Hvad er kolonnerne?</translation></message>
<message><source>Correct them in the file, or decide on the next page.</source><translation>Ret dem i filen, eller tag stilling på næste side.</translation></message>
<message><source>See what is saved</source><translation>Se, hvad der gemmes</translation></message>
<message><source>Sheet of the file</source><translation>Filens ark</translation></message>
<message><source>What a row is</source><translation>Hvad en række er</translation></message>
<message><source>The row's date, else the first contact</source><translation>Rækkens dato, ellers første kontakt</translation></message>
<message><source>The first contact</source><translation>Første kontakt</translation></message>
<message><source>The date at the right</source><translation>Datoen til højre</translation></message>
<message><source>The day of what was given (yes)</source><translation>Dag for det, der er givet (ja)</translation></message>
<message><source>Date, also for rows without a first contact</source><translation>Dato, også for rækker uden første kontakt</translation></message>
<message><source>What all rows are</source><translation>Hvad alle rækker er</translation></message>
<message><source>{rows} rows · new: {new} · already here: {old} · in doubt: {doubt}</source><translation>{rows} rækker · nye: {new} · findes i forvejen: {old} · i tvivl: {doubt}</translation></message>
<message><source>The first {n} of {words}</source><translation>De første {n} af {words}</translation></message>
<message><source>Change the columns</source><translation>Ret kolonnerne</translation></message>
<message><source>Take the row without this value</source><translation>Importér rækken uden denne værdi</translation></message>
<message><source>Take all {n} row of this kind so</source><translation>Gør det for alle {n} række af samme slags</translation></message>
<message><source>Take all {n} rows of this kind so</source><translation>Gør det for alle {n} rækker af samme slags</translation></message>
<message><source>Tables</source><translation>Tabeller</translation></message>
<message><source>Choose the file</source><translation>Vælg filen</translation></message>
<message><source>A table that you keep by hand (.xlsx, .ods or .csv) can come in too: you say once what its columns are.</source><translation>En tabel, I selv fører (.xlsx, .ods eller .csv), kan også komme ind: I siger én gang, hvad kolonnerne er.</translation></message>
<message><source>Columns left out: {names}.</source><translation>Kolonner, der ikke er med: {names}.</translation></message>
<message><source>Choose the columns</source><translation>Vælg kolonnerne</translation></message>
<message><source>Nothing chosen yet</source><translation>Ikke valgt endnu</translation></message>
<message><source>The program has nothing here, and the file has “{said}”. If right, write it in the program.</source><translation>Programmet har intet her, og filen har »{said}«. Er det rigtigt, så skriv det på borgeren i programmet.</translation></message>
<message><source>The program has no answer (“{known}”), and the file has “{said}”. If right, write it in the program.</source><translation>Programmet har ikke noget svar (»{known}«), og filen har »{said}«. Er det rigtigt, så skriv det på borgeren i programmet.</translation></message>
<message><source>The program has “{known}”, and the file has “{said}”. Correct whichever is wrong.</source><translation>Programmet har »{known}«, og filen har »{said}«. Ret det, der er forkert.</translation></message>
<message><source>A row above for the same contact is empty here. Write “{said}” in both, or in none.</source><translation>En række længere oppe for samme borger er tom her. Skriv »{said}« i begge rækker eller i ingen af dem.</translation></message>
<message><source>A row above for the same contact has “{known}”, and this one has “{said}”. Correct whichever is wrong.</source><translation>En række længere oppe for samme borger har »{known}«, og denne har »{said}«. Ret det, der er forkert.</translation></message>
<message><source>It is not whole minutes. Are they hours? Then choose “{hours}” for the column.</source><translation>Det er ikke hele minutter. Er det timer? Så vælg »{hours}« til kolonnen.</translation></message>
<message><source>It may be {clock} or {decimal} hours. Write it as one of them.</source><translation>Det kan være {clock} eller {decimal} timer. Skriv det som en af de to.</translation></message>
<message><source>A talk has from 0 to 24 hours.</source><translation>En samtale varer fra 0 til 24 timer.</translation></message>
<message><source>These hours do not come to whole minutes. Write them as 1:20.</source><translation>Timerne går ikke op i hele minutter. Skriv dem som 1:20.</translation></message>
<message><source>Hours belong to a talk, and the row has none.</source><translation>Timerne hører til en samtale, og rækken har ingen.</translation></message>
<message><source>The row has {n} talks, and nothing tells which of them the hours belong to.</source><translation>Rækken har {n} samtaler, og det kan ikke ses, hvilken af dem timerne hører til.</translation></message>
<message><source>The program has this talk without hours. Write them on the talk there.</source><translation>Programmet har samtalen uden minutter. Skriv dem på samtalen i programmet.</translation></message>
<message><source>The program has {n} minutes for this talk. Correct whichever is wrong.</source><translation>Programmet har {n} minutter på samtalen. Ret det, der er forkert.</translation></message>
<message><source>The row has other minutes than these hours come to.</source><translation>Timerne passer ikke med rækkens minutter.</translation></message>
<message><source>It counts the rows. “{column}” is taken as the ID number.</source><translation>Den tæller rækkerne. »{column}« bruges som ID-nummer.</translation></message>
<message><source>It may be the ID number too.</source><translation>Den kan også være ID-nummeret.</translation></message>
<message><source>Is this the ID number, or is it “{column}”? Choose the one that your contacts keep.</source><translation>Er det her ID-nummeret, eller er det »{column}«? Vælg det nummer, som borgeren beholder.</translation></message>
<message><source>It counts the rows. It is only the ID number if each contact keeps it in later files.</source><translation>Den tæller rækkerne. Den er kun et ID-nummer, hvis hver borger beholder sit nummer i senere filer.</translation></message>
<message><source>“{text}”</source><translation>»{text}«</translation></message>
</context>
</TS>
