<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="da_DK">
<context>
<name>lock</name>
<message><source>Locks in a moment. Touch a key to stay.</source><translation>Låser om lidt. Tryk på en tast for at blive.</translation></message>
<message><source>Calendar</source><translation>Kalender</translation></message>
<message><source>Week {number}</source><translation>Uge {number}</translation></message>
<message><source>It has stopped. What was saved is safe.</source><translation>Det er stoppet. Det, der var gemt, er sikkert.</translation></message>
<message><source>What you were typing is kept, and is there again after unlocking.</source><translation>Det, du var i gang med at skrive, er gemt og kommer igen, når du har låst op.</translation></message>
<message><source>The text below tells where it happened. It holds nothing that was registered or typed, and may be sent to whoever helps you.</source><translation>Teksten herunder fortæller, hvor det skete. Den indeholder intet, der er registreret eller skrevet, og kan sendes til den, der hjælper jer.</translation></message>
<message><source>Start again</source><translation>Start igen</translation></message>
<message><source>The program stopped because of a mistake of its own.</source><translation>Programmet stoppede på grund af en fejl i programmet.</translation></message>
<message><source>The program was not closed the last time: the power went, or it was forced to stop.</source><translation>Programmet blev ikke lukket sidste gang: strømmen gik, eller det blev tvunget til at stoppe.</translation></message>
<message><source>What was saved is safe.</source><translation>Det, der var gemt, er sikkert.</translation></message>
<message><source>What you were in the middle of is here.</source><translation>Det, du var i gang med, er her.</translation></message>
<message><source>Lock when nobody has touched the computer for</source><translation>Lås, når ingen har rørt computeren i</translation></message>
<message><source>It also locks when the computer sleeps or its screen is locked. What you type is kept.</source><translation>Det låser også, når computeren går i dvale, eller skærmen låses. Det, du skriver, gemmes.</translation></message>
<message><source>Lock at once</source><translation>Lås med det samme</translation></message>
<message><source>Hide everything under a calendar</source><translation>Skjul det hele bag en kalender</translation></message>
<message><source>Hide everything under a calendar, and back</source><translation>Skjul det hele bag en kalender, og tilbage igen</translation></message>
<message><source>Screenshots and screen sharing show nothing of this window.</source><translation>Skærmbilleder og skærmdeling viser intet af dette vindue.</translation></message>
<message><source>This computer cannot keep the window out of screenshots and screen sharing. Take care with both.</source><translation>Denne computer kan ikke holde vinduet ude af skærmbilleder og skærmdeling. Vær varsom med begge dele.</translation></message>
<message><source>Other users of this computer can open the store's folder, and this disk cannot prevent it. The files are encrypted all the same.</source><translation>Andre brugere af denne computer kan åbne lagerets mappe, og denne disk kan ikke forhindre det. Filerne er stadig krypteret.</translation></message>
<message><source>Other users of this computer could open the store's folder. That is put right; the files are encrypted.</source><translation>Andre brugere af denne computer kunne åbne lagerets mappe. Det er rettet; filerne er krypteret.</translation></message>
</context>
</TS>
