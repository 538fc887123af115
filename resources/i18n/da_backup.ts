<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="da_DK">
<context>
<name>backup</name>
<message><source>There is no room for a backup: it takes {needed} MB, and {free} MB are free. The backups that are there stay.</source><translation>Der er ikke plads til en sikkerhedskopi: den fylder {needed} MB, og der er {free} MB ledigt. De kopier, I har, bliver liggende.</translation></message>
<message><source>The folder for backups, “{name}”, is not there. Put the stick in, or choose another folder.</source><translation>Mappen til sikkerhedskopier, »{name}«, kan ikke findes. Sæt USB-stikket i, eller vælg en anden mappe.</translation></message>
<message><source>Backup of {date} at {time}</source><translation>Sikkerhedskopi fra {date} kl. {time}</translation></message>
<message><source>{n} talk</source><translation>{n} samtale</translation></message>
<message><source>{n} talks</source><translation>{n} samtaler</translation></message>
<message><source>Last saved on {date}</source><translation>Sidst gemt {date}</translation></message>
<message><source>Nothing saved yet</source><translation>Intet gemt endnu</translation></message>
<message><source>Users: {names}</source><translation>Brugere: {names}</translation></message>
<message><source>What stands there now cannot be opened with this passphrase, so it cannot be compared.</source><translation>Det lager, der ligger der nu, kan ikke åbnes med denne adgangssætning og kan derfor ikke sammenlignes.</translation></message>
<message><source>What stands there now holds as much.</source><translation>Det lager, der ligger der nu, indeholder lige så meget.</translation></message>
<message><source>What stands there now holds {contacts} contacts and {sessions} talks.</source><translation>Det lager, der ligger der nu, indeholder {contacts} borgere og {sessions} samtaler.</translation></message>
<message><source>It is {n} day newer.</source><translation>Det er {n} dag nyere.</translation></message>
<message><source>It is {n} days newer.</source><translation>Det er {n} dage nyere.</translation></message>
<message><source>Whether anybody was erased after this backup cannot be told. Erase them again, if so: look at the receipts.</source><translation>Det kan ikke ses, om nogen er slettet for altid efter denne sikkerhedskopi. Slet dem i så fald igen: se på kvitteringerne.</translation></message>
<message><source>{n} contact had been erased since and was erased again.</source><translation>{n} borger var slettet for altid siden og er slettet igen.</translation></message>
<message><source>{n} contacts had been erased since and were erased again.</source><translation>{n} borgere var slettet for altid siden og er slettet igen.</translation></message>
<message><source>{n} contact has been erased since and will be erased again.</source><translation>{n} borger er slettet for altid siden og bliver slettet igen.</translation></message>
<message><source>{n} contacts have been erased since and will be erased again.</source><translation>{n} borgere er slettet for altid siden og bliver slettet igen.</translation></message>
<message><source>The store has been given a new key since the newest backup. Make a new backup first.</source><translation>Lageret har fået en ny nøgle siden den nyeste sikkerhedskopi. Tag først en ny sikkerhedskopi.</translation></message>
<message><source>It holds another number of contacts or talks than when it was made.</source><translation>Den indeholder et andet antal borgere eller samtaler, end da den blev taget.</translation></message>
<message><source>Tried on {tried}: the backup of {made} could not be used. {trouble} Make a new one now.</source><translation>Prøvet {tried}: sikkerhedskopien fra {made} kunne ikke bruges. {trouble} Tag en ny nu.</translation></message>
<message><source>Tried on {tried}: the backup of {made} can be restored. It holds {held}, as the store did then.</source><translation>Prøvet {tried}: sikkerhedskopien fra {made} kan gendannes. Den indeholder {held}, ligesom lageret gjorde.</translation></message>
<message><source>Tried on {tried}: the backup of {made} can be restored. It holds {held}; the store held {now}.</source><translation>Prøvet {tried}: sikkerhedskopien fra {made} kan gendannes. Den indeholder {held}; lageret indeholdt {now}.</translation></message>
<message><source>{contacts} and {talks}</source><translation>{contacts} og {talks}</translation></message>
<message><source>Backup: {age}</source><translation>Sikkerhedskopi: {age}</translation></message>
<message><source>Copy: {age}</source><translation>Kopi: {age}</translation></message>
<message><source>choose a folder</source><translation>vælg en mappe</translation></message>
<message><source>no stick</source><translation>mappen mangler</translation></message>
<message><source>did not work</source><translation>mislykkedes</translation></message>
<message><source>No backup has been made yet.</source><translation>Der er ikke taget nogen sikkerhedskopi endnu.</translation></message>
<message><source>The last good backup is of {when}.</source><translation>Den seneste gode sikkerhedskopi er fra {when}.</translation></message>
<message><source>No folder is chosen for backups.</source><translation>Der er ikke valgt en mappe til sikkerhedskopier.</translation></message>
<message><source>The folder for backups, “{name}”, is not there now.</source><translation>Mappen til sikkerhedskopier, »{name}«, kan ikke findes lige nu.</translation></message>
<message><source>Make a new one.</source><translation>Tag en ny.</translation></message>
<message><source>Put the stick in, or choose another folder.</source><translation>Sæt USB-stikket i, eller vælg en anden mappe.</translation></message>
<message><source>The last try, on {when}, did not work.</source><translation>Det seneste forsøg, {when}, mislykkedes.</translation></message>
<message><source>A copy is made by itself when the desk is locked or closed, at most one an hour. It is encrypted and checked. Keep it on another disk, away from the laptop.</source><translation>Der tages automatisk en kopi, når programmet låses eller lukkes, højst én i timen. Den er krypteret og bliver tjekket. Gem den på en anden disk, væk fra computeren.</translation></message>
<message><source>The folder is on the same disk as the store. A stick kept elsewhere is better.</source><translation>Mappen ligger på samme disk som lageret. Et USB-stik, der gemmes et andet sted, er bedre.</translation></message>
<message><source>Try a restore</source><translation>Prøv en gendannelse</translation></message>
<message><source>Restoring the newest backup to try it</source><translation>Prøver at gendanne den nyeste sikkerhedskopi</translation></message>
<message><source>The backup can be restored.</source><translation>Sikkerhedskopien kan gendannes.</translation></message>
<message><source>The backup cannot be used.</source><translation>Sikkerhedskopien kan ikke bruges.</translation></message>
<message><source>The restore could not be tried</source><translation>Gendannelsen kunne ikke prøves</translation></message>
<message><source>and {n} older one</source><translation>og {n} ældre</translation></message>
<message><source>and {n} older ones</source><translation>og {n} ældre</translation></message>
<message><source>under an earlier key</source><translation>med en tidligere nøgle</translation></message>
<message><source>{size} MB</source><translation>{size} MB</translation></message>
<message><source>Nothing is changed until you have seen it.</source><translation>Intet bliver ændret, før du har set, hvad kopien indeholder.</translation></message>
<message><source>One in another folder</source><translation>En kopi i en anden mappe</translation></message>
<message><source>Your own, as it was when the backup was made.</source><translation>Din egen, som den var, da kopien blev taget.</translation></message>
<message><source>See what it holds</source><translation>Se, hvad den indeholder</translation></message>
<message><source>Put this backup in the place of the store?</source><translation>Erstat lageret med denne sikkerhedskopi?</translation></message>
<message><source>The store as it is now is kept in a folder beside it.</source><translation>Lageret, som det er nu, gemmes i en mappe ved siden af.</translation></message>
<message><source>No, keep the store</source><translation>Nej, behold lageret</translation></message>
<message><source>What stands there now is kept in a folder beside it.</source><translation>Det, der ligger der nu, gemmes i en mappe ved siden af.</translation></message>
<message><source>Put this backup in place?</source><translation>Gendan denne sikkerhedskopi?</translation></message>
<message><source>What the backup holds</source><translation>Det indeholder sikkerhedskopien</translation></message>
<message><source>Open the desk</source><translation>Åbn</translation></message>
<message><source>The backup is restored</source><translation>Sikkerhedskopien er gendannet</translation></message>
<message><source>Back to the desk</source><translation>Tilbage</translation></message>
<message><source>The backup was not restored</source><translation>Sikkerhedskopien blev ikke gendannet</translation></message>
<message><source>Restoring and checking every page …</source><translation>Gendanner og tjekker hver side …</translation></message>
<message><source>“{name}” holds other things than a store. Choose an empty folder, or a new one.</source><translation>»{name}« indeholder andet end et lager. Vælg en tom mappe eller en ny.</translation></message>
<message><source>The backup is made, and every page of it has been checked.</source><translation>Sikkerhedskopien er taget, og hver side i den er tjekket.</translation></message>
<message><source>Restoring “{name}” was cut short. Unlock the store: that finishes it.</source><translation>Gendannelsen af »{name}« blev afbrudt. Lås lageret op, så bliver den gjort færdig.</translation></message>
<message><source>The store that stands there has got a new key since this backup, and this passphrase does not open it. Unlock it, with the recovery code if need be, and restore from there; or restore to an empty folder.</source><translation>Lageret, der ligger der, har fået en ny nøgle siden denne sikkerhedskopi, og denne adgangssætning åbner det ikke. Lås det op, om nødvendigt med gendannelseskoden, og gendan derfra. Eller gendan i en tom mappe.</translation></message>
<message><source>The backup stands in the store's place.</source><translation>Sikkerhedskopien ligger nu på lagerets plads.</translation></message>
</context>
</TS>
