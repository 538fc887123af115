<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="da_DK">
<context>
<name>report</name>
<message><source>A year before</source><translation>Et år før</translation></message>
<message><source>Advice or acute support only</source><translation>Rådgivning eller akut støtte alene</translation></message>
<message><source>Compare with</source><translation>Sammenlign med</translation></message>
<message><source>Change in WHO-5</source><translation>Ændring i WHO-5</translation></message>
<message><source>Choose at least one section.</source><translation>Vælg mindst ét afsnit.</translation></message>
<message><source>Clinic</source><translation>Klinik</translation></message>
<message><source>Contents</source><translation>Indhold</translation></message>
<message><source>Empty: the last day of the period, or today.</source><translation>Tomt: periodens sidste dag, eller i dag.</translation></message>
<message><source>Ended after a course</source><translation>Afsluttet efter forløb</translation></message>
<message><source>Ended without a course</source><translation>Afsluttet uden forløb</translation></message>
<message><source>Form not said</source><translation>Form ikke oplyst</translation></message>
<message><source>Hours in all</source><translation>Timer i alt</translation></message>
<message><source>Hours per quarter</source><translation>Timer pr. kvartal</translation></message>
<message><source>In a course</source><translation>I forløb</translation></message>
<message><source>In orientation</source><translation>I afklaring</translation></message>
<message><source>In touch: any registration in the {n} months up to the day.</source><translation>Har haft kontakt: en registrering inden for de seneste {n} måneder før dagen.</translation></message>
<message><source>Key figures</source><translation>Nøgletal</translation></message>
<message><source>N = {n} contacts with a registration on or before the day; each stands in one place. In a course: enrolled and not ended. Referred on: not enrolled, and referred to another offer or to anti-trafficking measures. Advice only: everything registered lies on one day. In orientation: all others. Ended: by the end date.</source><translation>N = {n} borgere med en registrering på dagen eller før; hver står ét sted. I forløb: indskrevet og ikke afsluttet. Henvist videre: ikke indskrevet, og henvist til et andet tilbud eller til indsats mod menneskehandel. Rådgivning alene: alt registreret ligger på én dag. I afklaring: alle andre. Afsluttet: efter slutdatoen.</translation></message>
<message><source>N = {n} new contacts, by the date of the first contact.</source><translation>N = {n} nye borgere, efter datoen for første kontakt.</translation></message>
<message><source>N = {n} sessions; without minutes: {none}.</source><translation>N = {n} samtaler; uden minutter: {none}.</translation></message>
<message><source>N = {n}; how they came is not registered: {none}.</source><translation>N = {n}; hvordan de kom, er ikke oplyst: {none}.</translation></message>
<message><source>N = {n}; without a measurement: {none}.</source><translation>N = {n}; uden en måling: {none}.</translation></message>
<message><source>New contacts</source><translation>Nye borgere</translation></message>
<message><source>New contacts in the twelve months up to the day</source><translation>Nye borgere i de tolv måneder op til dagen</translation></message>
<message><source>No other period</source><translation>Ingen anden periode</translation></message>
<message><source>Nothing can be published while another program uses the store: it must be remembered what was.</source><translation>Der kan ikke offentliggøres noget, mens et andet program bruger lageret: programmet skal kunne gemme, hvad der er vist.</translation></message>
<message><source>Numbers under {n} are left out (–), and others with them so that none can be worked out.</source><translation>Tal under {n} er udeladt (–), og andre sammen med dem, så ingen kan regnes ud.</translation></message>
<message><source>Q{n}</source><translation>{n}. kv.</translation></message>
<message><source>Q{n} {year}</source><translation>{n}. kv. {year}</translation></message>
<message><source>Recruitment and hours</source><translation>Nye borgere og timer</translation></message>
<message><source>Recruitment and hours per quarter</source><translation>Nye borgere og timer pr. kvartal</translation></message>
<message><source>Referred on, without a course</source><translation>Henvist videre, uden forløb</translation></message>
<message><source>Sections</source><translation>Afsnit</translation></message>
<message><source>Status on a date</source><translation>Status på en dato</translation></message>
<message><source>Status on {date}</source><translation>Status {date}</translation></message>
<message><source>Talks</source><translation>Samtaler</translation></message>
<message><source>Talks are in person, at home and by phone; the clinic is what the profile marks as health.</source><translation>Samtaler er fremmøde, hjemmebesøg og telefon; klinik er de indsatser, profilen kalder sundhedstjek.</translation></message>
<message><source>The change</source><translation>Ændring</translation></message>
<message><source>The period before</source><translation>Perioden før</translation></message>
<message><source>The purpose is the one registered now. Courses per worker are not counted yet.</source><translation>Formålet er det, der er registreret nu. Forløb pr. medarbejder tælles ikke endnu.</translation></message>
<message><source>The status is that of</source><translation>Status pr. dato</translation></message>
<message><source>{first} and {second} are counted each by itself: a contact may count in both. The change is {first} minus {second}.</source><translation>{first} og {second} er talt hver for sig: en borger kan tælle med i begge. Ændringen er {first} minus {second}.</translation></message>
<message><source>What the report holds</source><translation>Det skal rapporten indeholde</translation></message>
<message><source>in touch</source><translation>har haft kontakt</translation></message>
<message><source>of whom, purpose: {purpose}</source><translation>heraf med formål: {purpose}</translation></message>
<message><source>statistics for publication, {period}</source><translation>statistik til offentliggørelse, {period}</translation></message>
<message><source>to improve the situation</source><translation>at forbedre situationen</translation></message>
<message><source>to leave</source><translation>at forlade</translation></message>
<message><source>{first} beside {second}</source><translation>{first} sammenlignet med {second}</translation></message>
<message><source>{n} earlier publication is taken into account.</source><translation>Der er taget højde for {n} tidligere offentliggørelse.</translation></message>
<message><source>{n} earlier publications are taken into account.</source><translation>Der er taget højde for {n} tidligere offentliggørelser.</translation></message>
<message><source>{n} points</source><translation>{n} point</translation></message>
<message><source>{option} is before the date it goes with.</source><translation>{option} ligger før den dato, den hører til.</translation></message>
<message><source>{period}: {figure}</source><translation>{period}: {figure}</translation></message>
<message><source>{period}: {figure} (change {change})</source><translation>{period}: {figure} (ændring {change})</translation></message>
<message><source>{period}: {words}</source><translation>{period}: {words}</translation></message>
<message><source>{work}, hours</source><translation>{work}, timer</translation></message>
<message><source>“{word}” is no section of the report. Choose among: {words}.</source><translation>»{word}« er ikke et afsnit i rapporten. Vælg mellem: {words}.</translation></message>
<message><source>A change is worked out before rounding: it may differ by 0.1 from what is shown.</source><translation>En ændring er regnet ud før afrunding: den kan afvige med 0,1 fra det viste.</translation></message>
</context>
</TS>
