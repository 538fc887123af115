"""Words that are typed in the leak test and must be found nowhere outside the encrypted store."""

USER = "Kanariefugl"
PASSPHRASE = "kanarier flyver hjem i aften"
NUMBER = "KANAR042"
NOTE = "Kanarienotat om en aften"
OFFER = "Kanarietilbud"
SEARCH = "KANARSOEG"
WORDS = (USER, PASSPHRASE, NUMBER, NOTE, OFFER, SEARCH)
