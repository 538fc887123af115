<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="da_DK" sourcelanguage="en">
<context>
<name>ui_users</name>
<message><source>{number} is in the bin. A caseworker can restore it.</source><translation>{number} ligger i papirkurven. En medarbejder kan gendanne det.</translation></message>
<message><source>You at this desk</source><translation>Dig selv</translation></message>
<message><source>Role</source><translation>Rolle</translation></message>
<message><source>The project's profile names no health checks yet. A leader can mark them in it.</source><translation>Projektets profil nævner endnu ingen sundhedstjek. En leder kan sætte mærke ved dem i profilen.</translation></message>
<message><source>First contact {date}</source><translation>Første kontakt {date}</translation></message>
<message><source>{name} is removed</source><translation>{name} er fjernet</translation></message>
<message><source>A new key for the store</source><translation>En ny nøgle til lageret</translation></message>
<message><source>Give the store a new key, too. Without it, {name} could still open this store with an old copy of its key files.</source><translation>Giv også lageret en ny nøgle. Ellers kan {name} stadig åbne det med en gammel kopi af nøglefilerne.</translation></message>
<message><source>With a new key, old copies of the key files no longer open this store.</source><translation>Med en ny nøgle kan gamle kopier af nøglefilerne ikke længere åbne lageret.</translation></message>
<message><source>Everybody unlocks as before, and the recovery code stays as it is. It takes a moment; if the machine stops meanwhile, nothing is lost.</source><translation>Alle låser op som før, og gendannelseskoden er den samme. Det tager et øjeblik; går maskinen i stå imens, går intet tabt.</translation></message>
<message><source>Not now</source><translation>Ikke nu</translation></message>
<message><source>Give a new key</source><translation>Giv en ny nøgle</translation></message>
<message><source>Giving the store a new key</source><translation>Giver lageret en ny nøgle</translation></message>
<message><source>The store has a new key</source><translation>Lageret har fået en ny nøgle</translation></message>
<message><source>Make a fresh backup now. Backups and copies from before keep the old key: delete those that you no longer need.</source><translation>Tag en frisk sikkerhedskopi nu. Kopier fra før har stadig den gamle nøgle: slet dem, I ikke længere har brug for.</translation></message>
<message><source>Everything, and answers for the users, the profile, the log and erasing.</source><translation>Alt, og har ansvar for brugere, profil, log og endelig sletning.</translation></message>
<message><source>All of the day's work: contacts, talks, WHO-5, returns. Not users, profile or log.</source><translation>Hele dagens arbejde: borgere, samtaler, WHO-5, indberetning. Ikke brugere, profil og log.</translation></message>
<message><source>ID numbers, café, meal, clothing and activities. No talks, notes or background.</source><translation>ID-numre, café, mad, tøj og aktiviteter. Ingen samtaler, notater eller baggrund.</translation></message>
<message><source>ID numbers and the health checks of his or her own. Nothing else.</source><translation>ID-numre og sine egne sundhedstjek. Intet andet.</translation></message>
<message><source>New health check</source><translation>Nyt sundhedstjek</translation></message>
<message><source>Health check</source><translation>Sundhedstjek</translation></message>
<message><source>Add a user</source><translation>Tilføj en bruger</translation></message>
<message><source>New user</source><translation>Ny bruger</translation></message>
<message><source>First name</source><translation>Fornavn</translation></message>
<message><source>It stands by what the user saves, and is typed to unlock.</source><translation>Det står ved det, brugeren gemmer, og skrives, når der låses op.</translation></message>
<message><source>Let the new user type it: nobody else needs to know it.</source><translation>Lad den nye bruger skrive den selv: ingen andre behøver kende den.</translation></message>
<message><source>Add the user</source><translation>Tilføj brugeren</translation></message>
<message><source>Type a name. It stands by what the user saves.</source><translation>Skriv et navn. Det står ved det, brugeren gemmer.</translation></message>
<message><source>Choose the role.</source><translation>Vælg rollen.</translation></message>
<message><source>{name} can unlock now.</source><translation>{name} kan låse op nu.</translation></message>
<message><source>Change the role</source><translation>Skift rolle</translation></message>
<message><source>It holds from the next time {name} unlocks.</source><translation>Det gælder, næste gang {name} låser op.</translation></message>
<message><source>{name} is now: {role}.</source><translation>{name} er nu: {role}.</translation></message>
<message><source>Let {name} type it. The passphrase until now then opens nothing here; backups keep it.</source><translation>Lad {name} skrive den selv. Den hidtidige adgangssætning åbner så intet her; sikkerhedskopier beholder den.</translation></message>
<message><source>{name} has a new passphrase.</source><translation>{name} har fået en ny adgangssætning.</translation></message>
<message><source>The role decides what the user sees.</source><translation>Rollen bestemmer, hvad brugeren ser.</translation></message>
<message><source>What {name} wrote stays, with the name. {name} can no longer unlock this store.</source><translation>Det, {name} har skrevet, bliver stående med navnet. {name} kan ikke længere låse op her.</translation></message>
<message><source>Copies and backups that were made before still open with the old passphrase.</source><translation>Kopier og sikkerhedskopier fra før kan stadig åbnes med den gamle adgangssætning.</translation></message>
<message><source>Remove {name}?</source><translation>Fjern {name}?</translation></message>
<message><source>The user is not removed</source><translation>Brugeren er ikke fjernet</translation></message>
<message><source>Users</source><translation>Brugere</translation></message>
<message><source>Name</source><translation>Navn</translation></message>
<message><source>New key for the store</source><translation>Ny nøgle til lageret</translation></message>
<message><source>that is you</source><translation>det er dig</translation></message>
<message><source>cannot unlock yet: give a passphrase</source><translation>kan ikke låse op endnu: giv en adgangssætning</translation></message>
<message><source>not yet</source><translation>ikke endnu</translation></message>
<message><source>This is you. Another leader can remove you.</source><translation>Det er dig selv. En anden leder kan fjerne dig.</translation></message>
<message><source>leader of this desk</source><translation>bliver leder her</translation></message>
</context>
</TS>
