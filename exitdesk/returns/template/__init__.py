"""The agency's own workbook: read what it asks for, map its columns once, fill it each quarter.

Nothing but the sheet that takes the rows is changed; every other part of the file stays as it was, byte for byte.
"""
