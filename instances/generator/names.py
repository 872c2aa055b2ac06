"""Invented people: first and last names in use in Norway, put together by chance."""

from __future__ import annotations

import random

_FIRST = """Aina Aleksander Amalie Amina Anders Andrea Ane Anette Anja Anna Anne Arild Asbjørn Aslaug Astrid Aud
    Beate Bente Berit Birgit Bjarne Bjørg Bjørn Bodil Borghild Camilla Cathrine Cecilie Charlotte Dagfinn
    Dag Ebba Eirik Eldbjørg Elin Elisabeth Elise Ella Ellen Emil Emma Erik Erlend Espen Eva Even Fatima
    Filip Fredrik Frida Frode Geir Georg Gerd Gina Grete Gro Gunnar Gunvor Halvard Hanna Hanne Harald Heidi
    Helene Helga Henning Henrik Hilde Håkon Håvard Ida Ingeborg Inger Ingrid Ingvild Irene Isak Iselin Ivar
    Jan Janne Jenny Johan Johanne Jon Jorunn Joar Julie Kaja Kari Karianne Karin Karl Kaspar Kathrine Kine
    Kirsten Kjell Kjersti Kjetil Knut Kristin Kristoffer Lars Laila Leif Lena Leyla Lill Linda Line Linn Lise Liv
    Maiken Magnus Maja Malin Malgorzata Marianne Marie Marit Markus Marte Martin Mathilde Merete Mette Mina
    Monica Morten Márjá Nadia Nanna Nils Nina Nora Odd Oddny Olav Ole Oline Oskar Patricia Per Petra Petter
    Ragnhild Randi Rannveig Rebekka Roar Roger Rolf Ronja Runa Rune Ruth Sara Selma Sigrid Silje Siri Sissel
    Siv Snorre Sofie Solfrid Solveig Stein Stian Stine Sunniva Svein Sverre Synnøve Sølvi Tale Terje Thea Thomas
    Tina Tone Tor Torbjørn Tore Torill Torunn Tove Trine Trond Trude Turid Tuva Ulrik Une Unni Vegard Vera
    Vibeke Vidar Vilde Viktoria Wenche Yngve Yasmin Åge Åse Åshild Øystein Øyvind"""

_LAST = """Aakvik Aas Abrahamsen Ali Amundsen Andersen Andreassen Antonsen Arnesen Aune Bakke Bakken Balto Benjaminsen
    Berg Berge Berntsen Bjerke Bjørnstad Blix Bolstad Brekke Bruun Bråten Bø Dahl Dahlen Danielsen Dyrhaug Edvardsen
    Eide Eidissen Eilertsen Ellingsen Eriksen Evensen Falk Finnes Fjeld Fjellheim Flaten Forsmo Fossum Fredriksen
    Gaup Gjerde Granli Grønli Gulbrandsen Gundersen Haga Hagen Halvorsen Hammer Hansen Hassan Haugen Haugland
    Hauknes Hegge Helgesen Helland Henriksen Hermansen Hofstad Holm Holmen Hovland Husby Hætta Iversen Jakobsen Jensen
    Jenssen Johansen Johnsen Jonassen Jørgensen Karlsen Klausen Knudsen Knutsen Kolstad Kovalenko Kowalska Kristensen
    Kristiansen Kvam Langset Larsen Leirvik Lien Lund Lunde Løkken Madsen Mathisen Meland Mikalsen Moen Mohamed
    Myhre Myrvang Mørk Nesje Ness Nguyen Nilsen Nordli Nygård Nyheim Nymo Næss Olaussen Olsen Osen Paulsen Pedersen
    Persen Pettersen Rasmussen Reinfjell Reitan Rosvoll Røssvoll Sagmo Sandnes Sandvik Sara Simonsen Sivertsen
    Skaret Skog Skogmo Sletten Solbakk Solberg Solheim Stangnes Steen Stien Storli Strand Strøm Sund Sunde Svendsen
    Sæther Sørensen Teigen Tesfay Thomassen Thorsen Tollefsen Torgersen Tveit Tømmervik Ulriksen Valla Vik Viken
    Volden Wahl Wang Warsame Westgård Wik Ytterstad Zahl Ødegård Ågren Åkervik Åsen"""


FIRST, LAST = tuple(_FIRST.split()), tuple(_LAST.split())


def names(count: int, rng: random.Random) -> list[str]:
    """``count`` different full names.

    Raises
    ------
    ValueError
        When more are asked for than there are combinations.
    """
    return [
        f"{FIRST[k // len(LAST)]} {LAST[k % len(LAST)]}"
        for k in rng.sample(range(len(FIRST) * len(LAST)), count)
    ]
