<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="da_DK" sourcelanguage="en">
<context>
<name>ui_profile</name>
<message><source>health check</source><translation>sundhedstjek</translation></message>
<message><source>no health check</source><translation>ikke sundhedstjek</translation></message>
<message><source>{n} min.</source><translation>{n} min.</translation></message>
<message><source>no minutes proposed</source><translation>intet forslag til minutter</translation></message>
<message><source>The column “{title}” shows: {what}</source><translation>Kolonnen »{title}« viser: {what}</translation></message>
<message><source>{field}: {now} instead of {before}</source><translation>{field}: {now} i stedet for {before}</translation></message>
<message><source>{list}: another order</source><translation>{list}: ny rækkefølge</translation></message>
<message><source>{list}: new: {names}</source><translation>{list}, nyt: {names}</translation></message>
<message><source>{list}: no longer: {names}</source><translation>{list}, ikke længere: {names}</translation></message>
<message><source>{list}: “{old}” is called “{new}”</source><translation>{list}: »{old}« hedder nu »{new}«</translation></message>
<message><source>Came in a way that this profile does not have: {contacts}.</source><translation>Kommet på en måde, som denne profil ikke har: {contacts}.</translation></message>
<message><source>Without a column in the return: {names}.</source><translation>Uden kolonne i indberetningen: {names}.</translation></message>
<message><source>{n} more</source><translation>{n} til</translation></message>
<message><source>{n} contact lacks the project's number and is held back.</source><translation>{n} borger mangler projektets nummer og holdes ude.</translation></message>
<message><source>{n} contacts lack the project's number and are held back.</source><translation>{n} borgere mangler projektets nummer og holdes ude.</translation></message>
<message><source>held {n} time</source><translation>holdt {n} gang</translation></message>
<message><source>held {n} times</source><translation>holdt {n} gange</translation></message>
<message><source>Interventions in the store that this profile does not have: {names}.</source><translation>Registrerede indsatser, som denne profil ikke har: {names}.</translation></message>
<message><source>Activities in the store that this profile does not have: {names}.</source><translation>Registrerede aktiviteter, som denne profil ikke har: {names}.</translation></message>
<message><source>Challenges in the store that this profile does not have: {names}.</source><translation>Registrerede udfordringer, som denne profil ikke har: {names}.</translation></message>
<message><source>Log entries older than {n} month are dropped for good at the next opening.</source><translation>Linjer i loggen, der er mere end {n} måned gamle, slettes for altid, næste gang programmet åbnes.</translation></message>
<message><source>Log entries older than {n} months are dropped for good at the next opening.</source><translation>Linjer i loggen, der er mere end {n} måneder gamle, slettes for altid, næste gang programmet åbnes.</translation></message>
<message><source>{n} contact would stand on the list of those to erase.</source><translation>{n} borger kommer på listen over dem, der skal slettes.</translation></message>
<message><source>{n} contacts would stand on the list of those to erase.</source><translation>{n} borgere kommer på listen over dem, der skal slettes.</translation></message>
<message><source>Exact dates leave the computer in: {names}.</source><translation>Præcise datoer forlader computeren i: {names}.</translation></message>
<message><source>What is registered stays on the day it was written for.</source><translation>Det registrerede bliver på den dag, det er skrevet på.</translation></message>
<message><source>“{name}” stands there already.</source><translation>»{name}« står der allerede.</translation></message>
<message><source>Write a name.</source><translation>Skriv et navn.</translation></message>
<message><source>Write a name, or take the line away.</source><translation>Skriv et navn, eller fjern linjen.</translation></message>
<message><source>What this column showed is no longer in the profile. Choose something else, or remove it.</source><translation>Det, kolonnen viste, er ikke længere i profilen. Vælg noget andet, eller fjern den.</translation></message>
<message><source>A sign in the name cannot be kept.</source><translation>Et tegn i navnet kan ikke gemmes.</translation></message>
<message><source>Choose one activity as the café and another as the meal.</source><translation>Vælg én aktivitet som café og en anden som måltid.</translation></message>
<message><source>One column must show the ID number.</source><translation>En af kolonnerne skal vise ID-nummeret.</translation></message>
<message><source>There must be an intervention.</source><translation>Der skal være mindst én indsats.</translation></message>
<message><source>A semicolon cannot stand in a name: it parts names.</source><translation>Der kan ikke stå semikolon i et navn: det skiller navne ad.</translation></message>
<message><source>Areas of life</source><translation>Livsområder</translation></message>
<message><source>Age at the start</source><translation>Alder ved start</translation></message>
<message><source>How they came</source><translation>Hvordan borgeren kom</translation></message>
<message><source>number</source><translation>tal</translation></message>
<message><source>words</source><translation>ord</translation></message>
<message><source>yes/no</source><translation>ja/nej</translation></message>
<message><source>count</source><translation>antal</translation></message>
<message><source>month</source><translation>måned</translation></message>
<message><source>exact date</source><translation>præcis dato</translation></message>
<message><source>Talks and activities</source><translation>Samtaler og aktiviteter</translation></message>
<message><source>Talks and referrals to others</source><translation>Samtaler og henvisninger ud</translation></message>
<message><source>Talks alone</source><translation>Kun samtaler</translation></message>
<message><source>Ways of coming</source><translation>Veje hertil</translation></message>
<message><source>Kept after the last event</source><translation>Gemmes efter seneste registrering</translation></message>
<message><source>every month</source><translation>hver måned</translation></message>
<message><source>every {n} months</source><translation>hver {n}. måned</translation></message>
<message><source>from the start</source><translation>fra begyndelsen</translation></message>
<message><source>after {n} minute</source><translation>efter {n} minut</translation></message>
<message><source>after {n} minutes</source><translation>efter {n} minutter</translation></message>
<message><source>The café of the evening</source><translation>Aftenens café</translation></message>
<message><source>The meal of the evening</source><translation>Aftenens måltid</translation></message>
<message><source>Referred for trafficking</source><translation>Henvist: menneskehandel</translation></message>
<message><source>Referred to other offers</source><translation>Henvist til andre tilbud</translation></message>
<message><source>Other offers</source><translation>Andre tilbud</translation></message>
<message><source>Locks by itself</source><translation>Låser selv</translation></message>
<message><source>WHO-5, latest score</source><translation>WHO-5, seneste score</translation></message>
<message><source>WHO-5, how many</source><translation>WHO-5, antal</translation></message>
<message><source>WHO-5, first score</source><translation>WHO-5, første score</translation></message>
<message><source>Number in the return</source><translation>Nummer i indberetningen</translation></message>
<message><source>The log is kept</source><translation>Loggen gemmes</translation></message>
<message><source>Small numbers</source><translation>Små tal</translation></message>
<message><source>under {n} are hidden</source><translation>under {n} skjules</translation></message>
<message><source>The organisation's name on printed forms</source><translation>Organisationens navn på udskrevne skemaer</translation></message>
<message><source>the project's number</source><translation>projektets nummer</translation></message>
<message><source>the desk's ID number</source><translation>ID-nummeret herfra</translation></message>
<message><source>Last event</source><translation>Seneste hændelse</translation></message>
<message><source>What the agency asks for: background, each intervention, referrals, challenges.</source><translation>Det, styrelsen beder om: baggrund, hver indsats, henvisninger, udfordringer.</translation></message>
<message><source>Shows</source><translation>Viser</translation></message>
<message><source>Always up to the end of the period.</source><translation>Altid frem til periodens slutning.</translation></message>
<message><source>Title in the return</source><translation>Titel i indberetningen</translation></message>
<message><source>Choose</source><translation>Vælg</translation></message>
<message><source>As</source><translation>Som</translation></message>
<message><source>Standard columns</source><translation>Standardkolonner</translation></message>
<message><source>Counts what happened</source><translation>Tæller det, der er sket</translation></message>
<message><source>The desk's own</source><translation>Vores eget ID-nummer</translation></message>
<message><source>In publications, hide numbers under</source><translation>Skjul tal under dette, når noget offentliggøres</translation></message>
<message><source>No is the safer choice for who takes it home.</source><translation>Nej er det sikreste for den, der tager skemaet med hjem.</translation></message>
<message><source>The project's, from the municipality</source><translation>Kommunens projektnummer</translation></message>
<message><source>The return and the internal report are exact.</source><translation>Indberetningen og den interne rapport er præcise.</translation></message>
<message><source>What this computer is set to for locking goes before the profile.</source><translation>Det, der er valgt for låsning i opsætningen, går forud for profilen.</translation></message>
<message><source>A contact is kept after the last event, months</source><translation>Måneder, en borger gemmes efter seneste registrering</translation></message>
<message><source>Months between two WHO-5</source><translation>Måneder mellem to WHO-5</translation></message>
<message><source>Write a time such as 15.00.</source><translation>Skriv et klokkeslæt, fx 15.00.</translation></message>
<message><source>Locks by itself after minutes</source><translation>Minutter, før programmet låser selv</translation></message>
<message><source>Times</source><translation>Tider</translation></message>
<message><source>The log is kept, months</source><translation>Måneder, loggen gemmes</translation></message>
<message><source>The Rede-day starts at</source><translation>Rede-dagen begynder kl.</translation></message>
<message><source>An evening that goes past midnight belongs to the day it began on.</source><translation>En aften, der går over midnat, hører til den dag, den begyndte.</translation></message>
<message><source>What is registered</source><translation>Det registrerede</translation></message>
<message><source>{n} activities</source><translation>{n} aktiviteter</translation></message>
<message><source>{n} activity</source><translation>{n} aktivitet</translation></message>
<message><source>What health volunteers give, and may register themselves.</source><translation>Det, sundhedsfrivillige giver og selv må registrere.</translation></message>
<message><source>Leave it as it is</source><translation>Lad det stå</translation></message>
<message><source>Rename it too</source><translation>Omdøb det også</translation></message>
<message><source>Whole minutes from 1 to {most}, or nothing.</source><translation>Hele minutter fra 1 til {most}, eller ingenting.</translation></message>
<message><source>Held {n} time.</source><translation>Holdt {n} gang.</translation></message>
<message><source>Held {n} times.</source><translation>Holdt {n} gange.</translation></message>
<message><source>The label may change; what is registered goes with it.</source><translation>Navnet må ændres; det registrerede følger med.</translation></message>
<message><source>The meal</source><translation>Måltidet</translation></message>
<message><source>The café</source><translation>Caféen</translation></message>
<message><source>In {n} talk.</source><translation>I {n} samtale.</translation></message>
<message><source>In {n} talks.</source><translation>I {n} samtaler.</translation></message>
<message><source>Proposed on the evening's sheet. May be empty.</source><translation>Foreslås på aftenens ark. Må være tomt.</translation></message>
<message><source>No column</source><translation>Ingen kolonne</translation></message>
<message><source>They keep it, and show as something that this profile does not have.</source><translation>De beholder det gamle navn og vises som noget, denne profil ikke har.</translation></message>
<message><source>On the evening's sheet</source><translation>På aftenens ark</translation></message>
<message><source>Usual minutes</source><translation>Minutter, som regel</translation></message>
<message><source>Counted from</source><translation>Tælles fra</translation></message>
<message><source>Until now “{old}”: {rows}.</source><translation>Hidtil »{old}«: {rows}.</translation></message>
<message><source>What people get help with.</source><translation>Det, borgerne får hjælp til.</translation></message>
<message><source>Who else gives talks here; a talk carries who gave it.</source><translation>Andre, der holder samtaler her. En samtale siger, hvem der holdt den.</translation></message>
<message><source>List</source><translation>Liste</translation></message>
<message><source>Proposed when somebody is referred on.</source><translation>Foreslås, når nogen henvises videre.</translation></message>
<message><source>How people find the way here.</source><translation>Hvordan borgerne finder hertil.</translation></message>
<message><source>{n} of {of}</source><translation>{n} af {of}</translation></message>
<message><source>The return of {period}</source><translation>Indberetning, {period}</translation></message>
<message><source>the first {n} are shown</source><translation>de første {n} vises</translation></message>
<message><source>What it would mean</source><translation>Det betyder det</translation></message>
<message><source>Edit the profile</source><translation>Ret profilen</translation></message>
<message><source>Nothing is changed</source><translation>Intet er ændret</translation></message>
<message><source>Move the line</source><translation>Flyt linjen</translation></message>
<message><source>Back to the set-up</source><translation>Tilbage til opsætningen</translation></message>
<message><source>{n} changes are not saved</source><translation>{n} ændringer er ikke gemt</translation></message>
<message><source>{n} change is not saved</source><translation>{n} ændring er ikke gemt</translation></message>
<message><source>Saving the profile</source><translation>Gemmer profilen</translation></message>
<message><source>Save the profile</source><translation>Gem profilen</translation></message>
<message><source>In general</source><translation>Generelt</translation></message>
<message><source>The next section</source><translation>Næste afsnit</translation></message>
<message><source>{n} changes in the profile are then gone.</source><translation>{n} ændringer i profilen er så væk.</translation></message>
<message><source>{n} change in the profile is then gone.</source><translation>{n} ændring i profilen er så væk.</translation></message>
<message><source>Add a line</source><translation>Tilføj en linje</translation></message>
<message><source>Version {n}, in force</source><translation>Version {n}, gælder nu</translation></message>
<message><source>Version {n}</source><translation>Version {n}</translation></message>
<message><source>{n} thing must be mended first</source><translation>{n} ting skal rettes først</translation></message>
<message><source>{n} things must be mended first</source><translation>{n} ting skal rettes først</translation></message>
<message><source>Versions</source><translation>Versioner</translation></message>
<message><source>Remove the line</source><translation>Fjern linjen</translation></message>
<message><source>Sections of the profile</source><translation>Profilens afsnit</translation></message>
<message><source>The profile was changed since you began. If you save, what stands here holds.</source><translation>Profilen er ændret, siden du begyndte. Gemmer du, gælder det, der står her.</translation></message>
<message><source>The profile is saved. Ctrl+Z takes it back.</source><translation>Profilen er gemt. Ctrl+Z fortryder.</translation></message>
<message><source>What you change here holds once it is saved.</source><translation>Det, du ændrer her, gælder, når det er gemt.</translation></message>
<message><source>What was returned before stays as it was sent. Ctrl+Z takes all of this back.</source><translation>Det, der er indberettet, bliver, som det blev sendt. Ctrl+Z fortryder det hele.</translation></message>
<message><source>{rows} with “{old}” get the name “{new}”.</source><translation>{rows} med »{old}« får navnet »{new}«.</translation></message>
<message><source>What is registered with “{old}” keeps that name.</source><translation>Det, der er registreret med »{old}«, beholder navnet.</translation></message>
<message><source>Save {n} changes in the profile?</source><translation>Gem {n} ændringer i profilen?</translation></message>
<message><source>Save {n} change in the profile?</source><translation>Gem {n} ændring i profilen?</translation></message>
<message><source>It becomes version {n}.</source><translation>Det bliver version {n}.</translation></message>
<message><source>Remove (Delete)</source><translation>Fjern (Delete)</translation></message>
<message><source>Move up (Alt+Up)</source><translation>Flyt op (Alt+pil op)</translation></message>
<message><source>Move down (Alt+Down)</source><translation>Flyt ned (Alt+pil ned)</translation></message>
<message><source>no name yet</source><translation>endnu uden navn</translation></message>
<message><source>It cannot be read.</source><translation>Den kan ikke læses.</translation></message>
<message><source>Says the same as the one before it.</source><translation>Siger det samme som den før.</translation></message>
<message><source>The first version.</source><translation>Den første version.</translation></message>
<message><source>Versions of the profile</source><translation>Profilens versioner</translation></message>
<message><source>{n} change since the version before</source><translation>{n} ændring i forhold til versionen før</translation></message>
<message><source>{n} changes since the version before</source><translation>{n} ændringer i forhold til versionen før</translation></message>
<message><source>{day} at {time} by {name}</source><translation>{day} kl. {time} af {name}</translation></message>
<message><source>It comes as a new version, to be looked at and saved. What was returned before stays as it was sent.</source><translation>Den bliver til en ny version, som du ser igennem og gemmer. Det, der er indberettet, bliver, som det blev sendt.</translation></message>
<message><source>Bring into force again</source><translation>Brug denne version igen</translation></message>
<message><source>activities too</source><translation>også aktiviteter</translation></message>
<message><source>referrals too</source><translation>også henvisninger</translation></message>
<message><source>The preview waits until everything is mended.</source><translation>Forhåndsvisningen venter, til alt er rettet.</translation></message>
</context>
</TS>
