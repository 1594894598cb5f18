# SPDX-License-Identifier: MIT
"""Posts that have the looks of reviews and say nothing about works."""

from generated_bodies import bold

PEOPLE = ["Ann Lee", "Grandma Jones", "Coach Miller", "Jürgen Amsel", "Marie Dubois", "DJ Nova"]
FOODS = ["2 eggs", "1 cup of flour", "Butter", "Salt, pepper", "Olive oil", "Half a lemon", "Thyme"]
PLACES = ["London, England", "Paris, France", "Lisbon, Portugal", "Kraków, Poland", "Turin, Italy"]
MENU = ["Home", "Shop", "Contact", "About us", "Privacy policy", "Newsletter", "Archive"]
TEAMS = ["Harrow Town – Fenwick United", "Ajax – Feyenoord", "Reds v. Blues", "Lions - Tigers"]
EVENTS = ["Monday: yoga at noon", "Tuesday 10:30: story hour", "Bake sale by the gate",
          "Parents' evening, 6 pm", "Closing day", "Workshop by appointment", "Half term"]
WINES = ["Pinot noir", "Goat's cheese", "A crisp Riesling", "Dark chocolate", "Roast beets"]
ALBUM_HEADS = ["You may also like", "Coming up", "Up next", "Pairs well with", "Further reading",
               "Recommendations", "Similar recipes", "If you liked this", "Coming soon", "Next week",
               "Demnächst", "À venir", "Próximamente", "Te puede gustar", "Vous aimerez aussi",
               "Ähnliche Rezepte", "Potrebbe piacerti anche", "Wkrótce", "Скоро", "Binnenkort"]
PROSE = ["We went to the sea and it rained.", "By the way: the shop is closed on 4/5.",
         "I recommend the red one. It was stood by the door.", "He gave it 3/4 of an hour.",
         "Rating agencies: who rates them?", "Note: bring a coat.",
         "If you like the sea, you will love the pier and the walk by the harbour.",
         "Coming up: a lot of work by all of us.", "Next week I will be away.",
         "Fans of the old mill will enjoy the walk to it and the view from its roof."]


def listing(rng, things):
    shape = rng.choice(["ul", "ol", "p", "one"])
    chosen = rng.sample(things, rng.randint(2, min(4, len(things))))
    if shape == "one":
        return [("p", [", ".join(chosen)])]
    return [(shape, chosen)]


def headed(rng, things):
    how = rng.choice(["h", "b", "p"])
    wording = rng.choice(ALBUM_HEADS)
    return [(how, [wording + (":" if how == "p" or rng.random() < 0.3 else "")])] + \
        listing(rng, things)


def recipe(rng):
    lines = ["%s: %s" % (rng.choice(["By", "From", "Recipe by"]), rng.choice(PEOPLE)),
             "Serves: %d" % rng.randint(2, 8), "Time: %d min" % rng.randint(10, 90),
             "Difficulty: %d/5" % rng.randint(1, 5)]
    return "Lemon cake", [("p", lines), ("b", ["Ingredients:"])] + listing(rng, FOODS)


def mail(rng):
    lines = ["From: " + rng.choice(PEOPLE), "To: the editor", "Subject: hello", "Date: 4/5/2012"]
    if rng.random() < 0.5:
        lines = ["AUTHOR: " + rng.choice(PEOPLE), "EMAIL: x@mail.example", "SUBJECT: a question"]
    return "From the mailbox", [("p", lines)]


def scores(rng):
    whose = rng.choice(["Goodreads rating", "IMDb", "Average rating", "Metacritic", "Amazon rating",
                        "Reader rating", "User score", "Note des lecteurs", "Nota media",
                        "Leserbewertung", "Средняя оценка", "Średnia ocena"])
    value = rng.choice(["4.1/5", "7.8/10", "82/100", "★★★★☆"])
    return "What others think", [("p", ["%s: %s" % (whose, value)])]


def code(rng):
    lines = ["title: %s" % rng.choice(["x", "My page"]), "author: " + rng.choice(PEOPLE),
             "rating: 4/5", "genre: test"]
    return "How I write posts", [("pre", lines)]


def quote(rng):
    return "A letter", [("quote", ["Rating: 4/5", "By: " + rng.choice(PEOPLE)])]


def system(rng):
    return "How I rate", [("p", ["My rating system:"]),
                          ("ul", ["5/5: loved it", "4/5: liked it", "★★★☆☆ – it was fine"])]


def certificate(rng):
    return "Cinema", [("p", ["Rating: " + rng.choice(["PG-13", "R", "12A", "FSK 16", "TBD", "n/a"]),
                             "Length: 103 min"])]


def blogger(rng):
    line = rng.choice(["By: %s", "Author: %s", "Written by: %s", "Photos by: %s", "Posted by: %s",
                       bold("Autor:") + " %s", "Auteur : %s"])
    return "A day out", [("p", [line % rng.choice(PEOPLE)])]


def schedule(rng):
    return "This week", headed(rng, EVENTS)


def travel(rng):
    return "On the road", headed(rng, PLACES)


def menu(rng):
    return "Welcome", headed(rng, MENU)


def matches(rng):
    return "The season", headed(rng, TEAMS)


def pairing(rng):
    return "Dinner", headed(rng, WINES + FOODS)


KINDS_OF_MISSES = [recipe, mail, scores, code, quote, system, certificate, blogger, schedule, travel,
                   menu, matches, pairing]


def near_miss(rng, kinds):
    make = rng.choice(KINDS_OF_MISSES)
    title, blocks = make(rng)
    usable = kinds if make not in (code, quote) else [kind for kind in kinds if kind != "text"]
    text = [("p", [one]) for one in rng.sample(PROSE, rng.randint(1, 4))]
    if rng.random() < 0.5:
        return title, rng.choice(usable), text + blocks
    return title, rng.choice(usable), blocks + text
