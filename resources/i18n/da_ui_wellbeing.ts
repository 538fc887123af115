<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="da_DK">
<context>
<name>ui_wellbeing</name>
<message><source>All five are typed. Enter saves, Backspace steps back.</source><translation>Alle fem er skrevet. Enter gemmer, Backspace går et skridt tilbage.</translation></message>
<message><source>An answer is a digit from 0 to 5, or - where none was given.</source><translation>Et svar er et tal fra 0 til 5, eller - hvor der ikke er svaret.</translation></message>
<message><source>Answer on screen</source><translation>Svar på skærmen</translation></message>
<message><source>Date on the form</source><translation>Dato på skemaet</translation></message>
<message><source>Incomplete, no score</source><translation>Ufuldstændigt, ingen score</translation></message>
<message><source>Incomplete: kept, but gives no score</source><translation>Ufuldstændigt: gemmes, men giver ingen score</translation></message>
<message><source>One answer is not typed yet. Type - if none was given.</source><translation>Ét svar er ikke skrevet endnu. Skriv -, hvis der ikke er svaret.</translation></message>
<message><source>Only {n} day since the last one that counts. It is kept, but is not a measurement of its own.</source><translation>Kun {n} dag siden den sidste, der tæller. Svaret gemmes, men er ikke en måling for sig.</translation></message>
<message><source>Only {n} days since the last one that counts. It is kept, but is not a measurement of its own.</source><translation>Kun {n} dage siden den sidste, der tæller. Svaret gemmes, men er ikke en måling for sig.</translation></message>
<message><source>Save</source><translation>Gem</translation></message>
<message><source>Score {score} · {band}</source><translation>Score {score} · {band}</translation></message>
<message><source>There is already a form from {date}.</source><translation>Der er allerede et skema fra {date}.</translation></message>
<message><source>There is already a form from {date}. Both are kept, one counts.</source><translation>Der er allerede et skema fra {date}. Begge gemmes, ét tæller.</translation></message>
<message><source>Type the five digits in one go. - where no answer was given.</source><translation>Skriv de fem tal i én køre. - hvor der ikke er svaret.</translation></message>
<message><source>Unanswered</source><translation>Ubesvaret</translation></message>
<message><source>WHO-5 answered on screen</source><translation>WHO-5 besvaret på skærm</translation></message>
<message><source>WHO-5 from paper</source><translation>WHO-5 fra papir</translation></message>
<message><source>WHO-5 no. {n}</source><translation>WHO-5 nr. {n}</translation></message>
<message><source>{change} since {date}</source><translation>{change} siden {date}</translation></message>
<message><source>{n} answers are not typed yet. Type - where none was given.</source><translation>{n} svar er ikke skrevet endnu. Skriv -, hvor der ikke er svaret.</translation></message>
<message><source>{n} days since the last one. It counts.</source><translation>{n} dage siden den sidste. Den tæller med.</translation></message>
<message><source>{n} digit to go</source><translation>{n} tal mangler</translation></message>
<message><source>{n} digits to go</source><translation>{n} tal mangler</translation></message>
</context>
</TS>
