<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="da_DK" sourcelanguage="en">
<context>
<name>ui_erasure</name>
<message><source>Erase for good</source><translation>Slet for altid</translation></message>
<message><source>Erase {number} for good?</source><translation>Slet {number} for altid?</translation></message>
<message><source>Erase it for good?</source><translation>Slet det for altid?</translation></message>
<message><source>This goes for good. Nothing of it can come back.</source><translation>Dette forsvinder for altid. Intet af det kan komme igen.</translation></message>
<message><source>Erased for good.</source><translation>Slettet for altid.</translation></message>
<message><source>Erase {n} contact for good?</source><translation>Slet {n} borger for altid?</translation></message>
<message><source>Erase {n} contacts for good?</source><translation>Slet {n} borgere for altid?</translation></message>
<message><source>Everything that was written about them</source><translation>Alt, hvad der er skrevet om dem</translation></message>
<message><source>Each gets a receipt, all in one file.</source><translation>Hver får en kvittering, alle i én fil.</translation></message>
<message><source>Erase {n} for good</source><translation>Slet {n} for altid</translation></message>
<message><source>Nobody was erased.</source><translation>Ingen er slettet.</translation></message>
<message><source>Not all were erased</source><translation>Ikke alle er slettet</translation></message>
<message><source>Erasing {n} contact</source><translation>Sletter {n} borger</translation></message>
<message><source>Erasing {n} contacts</source><translation>Sletter {n} borgere</translation></message>
<message><source>Throw away</source><translation>Smid ud</translation></message>
<message><source>Print</source><translation>Udskriv</translation></message>
<message><source>{n} contact was erased.</source><translation>{n} borger er slettet.</translation></message>
<message><source>{n} contacts were erased.</source><translation>{n} borgere er slettet.</translation></message>
<message><source>The receipt is for the person. It is kept nowhere: save it, print it, or throw it away.</source><translation>Kvitteringen er til borgeren. Den er ikke gemt nogen steder: gem den, udskriv den, eller smid den ud.</translation></message>
<message><source>Throw the receipt away?</source><translation>Smid kvitteringen ud?</translation></message>
<message><source>It is kept nowhere and cannot be made again.</source><translation>Den er ikke gemt nogen steder og kan ikke laves igen.</translation></message>
<message><source>No, keep it</source><translation>Nej, behold den</translation></message>
<message><source>receipt</source><translation>kvittering</translation></message>
<message><source>{n} entry</source><translation>{n} indtastning</translation></message>
<message><source>{n} entries</source><translation>{n} indtastninger</translation></message>
<message><source>A leader can erase for good what is in the bin.</source><translation>En leder kan slette det, der ligger i papirkurven, for altid.</translation></message>
<message><source>To be erased</source><translation>Skal slettes</translation></message>
<message><source>Nothing happened with them for {months} or more.</source><translation>Der er ikke sket noget med dem i {months} eller mere.</translation></message>
<message><source>Ago</source><translation>Siden</translation></message>
<message><source>Erase all {n}</source><translation>Slet alle {n}</translation></message>
<message><source>See the list</source><translation>Se listen</translation></message>
<message><source>{n} contact is to be erased</source><translation>{n} borger skal slettes</translation></message>
<message><source>{n} contacts are to be erased</source><translation>{n} borgere skal slettes</translation></message>
<message><source>Kept for</source><translation>Gemmes i</translation></message>
<message><source>Past that</source><translation>Over tiden</translation></message>
<message><source>Nobody</source><translation>Ingen</translation></message>
<message><source>A contact is past the time when nothing happened with it for so long. Erased is erased: there is a receipt for the person, and backups let go of it by themselves.</source><translation>En borger er over tiden, når der ikke er sket noget så længe. Slettet er slettet: der er en kvittering til borgeren, og det forsvinder også fra sikkerhedskopierne med tiden.</translation></message>
<message><source>That is more than eight groups.</source><translation>Det er mere end otte grupper.</translation></message>
<message><source>{n} of {all} groups fit.</source><translation>{n} af {all} grupper passer.</translation></message>
<message><source>Try the recovery code</source><translation>Prøv gendannelseskoden</translation></message>
<message><source>Fetch the sheet from the cupboard and type the code. Nothing is changed, and the code still holds.</source><translation>Hent arket i skabet, og skriv koden. Intet bliver ændret, og koden gælder stadig.</translation></message>
<message><source>The code works</source><translation>Koden virker</translation></message>
<message><source>It opened the store just now. Put the sheet back under lock and key.</source><translation>Den åbnede lageret lige nu. Læg arket tilbage i det låste skab.</translation></message>
<message><source>Try the code</source><translation>Prøv koden</translation></message>
<message><source>Last tried</source><translation>Sidst prøvet</translation></message>
<message><source>Store</source><translation>Lager</translation></message>
<message><source>Never</source><translation>Aldrig</translation></message>
<message><source>The code has been used. Make a new one, print it, and tear up the old sheet.</source><translation>Koden har været brugt og virker, indtil der er en ny. Lav den nye, udskriv den, og riv det gamle ark i stykker.</translation></message>
<message><source>Is the sheet where it should be, and can it be read? Try the code once a year.</source><translation>Ligger arket, hvor det skal, og kan det læses? Prøv koden en gang om året.</translation></message>
<message><source>The sheet with this code opens the store when a passphrase is forgotten.</source><translation>Arket med koden åbner lageret, når en adgangssætning er glemt.</translation></message>
<message><source>The recovery code has been used</source><translation>Gendannelseskoden har været brugt</translation></message>
<message><source>Ask a leader to make a new one.</source><translation>Bed en leder om at lave en ny.</translation></message>
<message><source>Make a new one when the store can be written.</source><translation>Lav en ny, når der kan skrives i lageret.</translation></message>
<message><source>Make a new one and print it. The old sheet then opens nothing any more.</source><translation>Lav en ny, og udskriv den. Så åbner det gamle ark ikke noget mere.</translation></message>
<message><source>{ago}, in the bin</source><translation>{ago}, i papirkurven</translation></message>
<message><source>Activities, and clothing without ID</source><translation>Aktiviteter og tøj uden ID</translation></message>
</context>
</TS>
