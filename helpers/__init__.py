"""The package the notebooks import: figures as published in, checked tables, measures and report blocks out.

Rooms, from the ground floor up (a floor imports only from the floors below it):
numbers, places, words · catalog · measures · display · reporting · cli.
"""
