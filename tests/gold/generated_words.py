# SPDX-License-Identifier: MIT
"""What the generated posts are made of: names, titles and how bloggers put things, by language.

All is made up, and nothing here is read from the program's tables: wordings that the program does
not know are misses that count.
"""

FIRST = {
    "en": "Alma Ruth Peter Joan Walter Edith Samuel Clara Hugo Nora Iris Thomas Lydia Ellis J. R.",
    "de": "Ulrike Jürgen Katharina Matthias Anneliese Gerd Sibylle Wolfram Käthe",
    "fr": "Élodie Jean-Pierre Hélène Gérard Amélie Benoît Solène Marguerite",
    "es": "Íñigo Lucía Álvaro Begoña Ramón Pilar Joaquín Inés",
    "it": "Niccolò Giulia Pierpaolo Chiara Lorenzo Beatrice Ettore",
    "pt": "João Conceição Álvaro Inês Joaquim Lídia Tomás",
    "nl": "Marijke Joost Saskia Willem Annelies Harmen Lieke",
    "pl": "Małgorzata Łukasz Zofia Wiesław Agnieszka Stanisław",
    "sv": "Åsa Göran Märta Björn Kerstin Lars-Erik",
    "ru": "Алексей Марина Степан Ольга Тимофей Вера",
    "ja": "佐伯 三島田 小野寺 黒川 長谷部"}
LAST = {
    "en": "Harrow Winterbourne O'Dell Castlemain Fenwick-Smith Adeyemo Okoro McTavish Li Vane",
    "de": "Grünwald Schäferling Brandtner Hohenfels Müllerich Osterkamp",
    "fr": "Lacombière Duvernoy Marchandeau Fontanel Berthélemy",
    "es": "Echegoyen Cienfuegos Valdivieso Montenegral Ibáñez",
    "it": "Bellacorte Marchesini Fontebuoni Tagliavia Rossetto",
    "pt": "Figueiroa Vasconcel Albuquerce Nogueirinha Salvaterra",
    "nl": "Hogeveen Zandstra Vermeulen Dijkgraaf Oosterling",
    "pl": "Wiśniowska Kowalczuk Zieliński Grabowiecka Nowotny",
    "sv": "Lindqvist Åkerblom Sjöstrand Hallonqvist Nordmark",
    "ru": "Воронцов Зарецкая Лебединский Покровская Громов",
    "ja": "美月 宗一郎 冬彦 千尋 光"}
TITLES = {
    "en": ["The Salt Ledger", "A House of Small Hours", "Stand by the River", "Winter, Later",
           "Of Moths and Marrow", "How to Mend a Clock", "Ashes & Apricots", "The Lantern Keeper",
           "Who Walks There?", "Letters from Ostrava", "Marlowe's Orchard", "1913: A Year in Rain",
           "Nothing But the Tide", "Bread and Iron", "The Year We Drowned", "Go by Night",
           "The Cartographer's Wife", "What the Heron Saw", "In the Company of Bees", "Quiet!",
           "An Atlas of Unlikely Islands", "The Glassblower: A Novel", "Salt & Silver", "Undertow"],
    "de": ["Der Turm am Moor", "Die Stille nach dem Regen", "Im Schatten der Linde", "Salz und Eis",
           "Das Haus der sieben Uhren", "Wer hat Angst vor Montag?", "Ein Sommer ohne Ende",
           "Von Bären und Königen"],
    "fr": ["La Nuit des horloges", "Le Chant du sel", "Une maison sans toit", "L'Été de la mouette",
           "Les Heures minces", "Pain et fer", "Où vont les hérons", "Le Dernier Phare de Bréhat"],
    "es": ["La casa de los relojes", "El canto de la sal", "Una noche sin puertas", "Pan y hierro",
           "Las horas delgadas", "Donde duerme la garza", "El último faro del sur"],
    "it": ["La casa degli orologi", "Il canto del sale", "Una notte senza porte", "Pane e ferro",
           "Le ore sottili", "Dove dorme l'airone", "L'ultimo faro di Levante"],
    "pt": ["A casa dos relógios", "O canto do sal", "Uma noite sem portas", "Pão e ferro",
           "As horas magras", "Onde dorme a garça", "O último farol do sul"],
    "nl": ["Het huis van de klokken", "De stem van het zout", "Een nacht zonder deuren",
           "Brood en ijzer", "De smalle uren", "Waar de reiger slaapt", "De laatste vuurtoren"],
    "pl": ["Dom zegarów", "Pieśń soli", "Noc bez drzwi", "Chleb i żelazo", "Wąskie godziny",
           "Gdzie śpi czapla", "Ostatnia latarnia"],
    "sv": ["Klockornas hus", "Saltets sång", "En natt utan dörrar", "Bröd och järn",
           "De smala timmarna", "Där hägern sover", "Den sista fyren"],
    "ru": ["Дом часов", "Песня соли", "Ночь без дверей", "Хлеб и железо", "Тонкие часы",
           "Где спит цапля", "Последний маяк"],
    "ja": ["時計の家", "塩の歌", "扉のない夜", "パンと鉄", "細い時間", "鷺の眠るところ", "最後の灯台"]}

# What stands before the colon.
AUTHOR = {
    "en": ["By", "Author", "Written by", "Author(s)", "Book author", "Author Name"],
    "de": ["Autor", "Autorin", "Von", "Autor/in", "Autor*in", "Geschrieben von"],
    "fr": ["Auteur", "Autrice", "Auteur(e)", "Écrit par", "Auteurs"],
    "es": ["Autor", "Autora", "Autor/a", "Escrito por"],
    "it": ["Autore", "Autrice", "Di", "Scritto da"],
    "pt": ["Autor", "Autora", "Autor(a)", "Escrito por"],
    "nl": ["Auteur", "Schrijver", "Schrijfster", "Geschreven door"],
    "pl": ["Autor", "Autorka", "Autor/ka"],
    "sv": ["Författare", "Av", "Skriven av"],
    "ru": ["Автор", "Автор книги", "Авторы"],
    "ja": ["著者", "作者", "著者名", "作家"]}
TITLE = {
    "en": ["Title", "Book", "Book Title", "Name of the Book"], "de": ["Titel", "Buch", "Buchtitel"],
    "fr": ["Titre", "Livre", "Roman"], "es": ["Título", "Libro", "Novela"],
    "it": ["Titolo", "Libro", "Romanzo"], "pt": ["Título", "Livro", "Obra"],
    "nl": ["Titel", "Boek", "Boektitel"], "pl": ["Tytuł", "Książka", "Tytuł książki"],
    "sv": ["Titel", "Bok", "Boktitel"], "ru": ["Название", "Книга", "Название книги"],
    "ja": ["タイトル", "書名", "作品名"]}
SUBJECTS = {
    "en": ["Subject Matter", "Subjects", "Genre", "Genres", "Subject Headings", "Themes"],
    "de": ["Genre", "Themen", "Schlagworte"], "fr": ["Genre", "Thèmes", "Sujets", "Mots-clés"],
    "es": ["Género", "Temas", "Materias"], "it": ["Genere", "Temi", "Argomenti"],
    "pt": ["Gênero", "Temas", "Assuntos"], "nl": ["Genre", "Thema's", "Onderwerpen"],
    "pl": ["Gatunek", "Tematyka"], "sv": ["Genre", "Ämnen", "Teman"],
    "ru": ["Жанр", "Темы", "Тематика"], "ja": ["ジャンル", "テーマ"]}
SUBJECT_WORDS = {
    "en": ["Women", "England", "Family sagas", "Memory", "Sea stories", "War", "Boarding schools"],
    "de": ["Familie", "Krieg", "Norddeutschland", "Erinnerung", "Krimi"],
    "fr": ["Famille", "Guerre", "Mémoire", "Bretagne", "Roman policier"],
    "es": ["Familia", "Guerra", "Memoria", "Galicia", "Novela negra"],
    "it": ["Famiglia", "Guerra", "Memoria", "Sicilia", "Giallo"],
    "pt": ["Família", "Guerra", "Memória", "Lisboa", "Romance policial"],
    "nl": ["Familie", "Oorlog", "Herinnering", "Zeeland", "Thriller"],
    "pl": ["Rodzina", "Wojna", "Pamięć", "Kryminał"],
    "sv": ["Familj", "Krig", "Minne", "Deckare"],
    "ru": ["Семья", "Война", "Память", "Детектив"], "ja": ["家族", "戦争", "記憶", "ミステリー"]}
RATING = {
    "en": ["Rating", "My rating", "My Rating", "Overall", "Stars", "Verdict", "Star Rating",
           "Final verdict", "Score"],
    "de": ["Bewertung", "Meine Bewertung", "Wertung", "Gesamtwertung"],
    "fr": ["Note", "Ma note", "Note finale", "Mon avis en étoiles"],
    "es": ["Puntuación", "Mi puntuación", "Valoración", "Mi nota"],
    "it": ["Voto", "Il mio voto", "Valutazione", "Giudizio"],
    "pt": ["Nota", "Minha nota", "Avaliação", "Classificação"],
    "nl": ["Waardering", "Beoordeling", "Mijn oordeel", "Cijfer"],
    "pl": ["Ocena", "Moja ocena"], "sv": ["Betyg", "Mitt betyg"],
    "ru": ["Оценка", "Моя оценка"], "ja": ["評価", "総合評価", "おすすめ度"]}
GRADE = {"en": ["Grade", "My grade", "Final grade", "Rating"]}

# Headings over recommendations; {t} is the reviewed title, {a} its author. The second member tells
# whether the heading itself says that these are things to read.
ALIKE = {
    "en": [("If you liked {t}, you might enjoy", 0), ("If you enjoyed this, try", 0),
           ("Read-alikes", 1), ("Readalikes for {t}", 1), ("You may also enjoy", 0),
           ("Books like {t}", 1), ("Pairs well with", 0), ("Similar reads", 1),
           ("If you're a fan of {a}, I recommend these books", 1), ("For fans of", 0),
           ("More books you might like", 1), ("Further reading", 1), ("Read next", 1),
           ("What to Read After {t}", 1), ("Want more? Try these", 0), ("You'll also love", 0),
           ("Recommended read-alikes", 1), ("Readers who liked this also liked", 1),
           ("If this sounds like your thing, check out", 0), ("Similar books to try", 1),
           ("Companion reads", 1), ("Other books you may like", 1), ("Recommendations", 0),
           ("If you loved {t}, read these next", 1)],
    "de": [("Wenn euch {t} gefallen hat", 0), ("Ähnliche Bücher", 1), ("Für Fans von {t}", 0),
           ("Das könnte euch auch gefallen", 0), ("Leseempfehlungen", 1), ("Weitere Lesetipps", 1),
           ("Wer {t} mochte, mag auch", 0), ("Zum Weiterlesen", 1)],
    "fr": [("Si vous avez aimé {t}", 0), ("Vous aimerez aussi", 0), ("Dans la même veine", 0),
           ("Livres similaires", 1), ("À lire aussi", 1), ("Mes recommandations de lecture", 1)],
    "es": [("Si te gustó {t}", 0), ("Te puede gustar", 0), ("También te puede gustar", 0),
           ("Lecturas recomendadas", 1), ("Libros parecidos", 1), ("Si te ha gustado este libro", 1)],
    "it": [("Se ti è piaciuto {t}", 0), ("Potrebbe piacerti anche", 0), ("Letture consigliate", 1),
           ("Libri simili", 1), ("Per chi ha amato {t}", 0)],
    "pt": [("Se você gostou de {t}", 0), ("Você também pode gostar", 0), ("Leia também", 1),
           ("Livros parecidos", 1), ("Para quem gostou de {t}", 0)],
    "nl": [("Als je {t} leuk vond", 0), ("Vergelijkbare boeken", 1), ("Lees ook", 1),
           ("Voor liefhebbers van {t}", 0), ("Misschien vind je dit ook leuk", 0)],
    "pl": [("Jeśli podobała ci się ta książka", 1), ("Podobne książki", 1),
           ("Może ci się też spodobać", 0), ("Przeczytaj także", 1)],
    "sv": [("Om du gillade {t}", 0), ("Du kanske också gillar", 0), ("Liknande böcker", 1),
           ("Läs också", 1), ("Boktips", 1)],
    "ru": [("Если вам понравилась эта книга", 1), ("Похожие книги", 1), ("Читайте также", 1),
           ("Вам также может понравиться", 0), ("Что почитать ещё", 1)],
    "ja": [("似ている本", 1), ("こちらもおすすめ", 0), ("{t}が好きな方へのおすすめ", 0),
           ("あわせて読みたい本", 1)]}
UPCOMING = {
    "en": [("Coming up", 0), ("Up next", 0), ("Coming soon", 0), ("Next on the blog", 0),
           ("On my nightstand", 0), ("Upcoming reviews", 1), ("What I'm reading next", 1),
           ("Next week", 0), ("Reviews coming soon", 1), ("Coming up next on the blog", 0),
           ("My next reads", 1), ("Still to come", 0)],
    "de": [("Demnächst", 0), ("Demnächst auf dem Blog", 0), ("Als Nächstes lese ich", 1),
           ("Die nächsten Rezensionen", 1)],
    "fr": [("À venir", 0), ("Prochainement sur le blog", 0), ("Prochaines lectures", 1),
           ("Ma prochaine lecture", 1)],
    "es": [("Próximamente", 0), ("Próximas reseñas", 1), ("Próximas lecturas", 1)],
    "it": [("Prossimamente", 0), ("Prossime recensioni", 1), ("Le prossime letture", 1)],
    "pt": [("Em breve", 0), ("Próximas leituras", 1), ("Próximas resenhas", 1)],
    "nl": [("Binnenkort", 0), ("Binnenkort op de blog", 0), ("Volgende recensies", 1)],
    "pl": [("Wkrótce", 0), ("Wkrótce na blogu", 0), ("Następne recenzje", 1)],
    "sv": [("Kommer snart", 0), ("Nästa recension", 1), ("Kommande recensioner", 1)],
    "ru": [("Скоро", 0), ("Скоро на блоге", 0), ("Следующие рецензии", 1)],
    "ja": [("次回予告", 0), ("これから読む本", 1), ("近日公開", 0)]}
REASONS = {
    "en": ["for more by {a}", "for the sea", "if you want a slower burn", "for another big family",
           "because of the unreliable narrator"],
    "de": ["für noch mehr Familie", "wegen der Sprache"], "fr": ["pour la langue", "pour la mer"],
    "es": ["por el lenguaje", "para reír"], "it": ["per la lingua", "per ridere"],
    "pt": ["pela linguagem", "para rir"], "nl": ["voor de taal", "om de zee"],
    "pl": ["dla języka", "za klimat"], "sv": ["för språket", "för havets skull"],
    "ru": ["для любителей моря", "за язык"], "ja": []}
BY = {"en": "by", "de": "von", "fr": "de", "es": "de", "it": "di", "pt": "de", "nl": "van",
      "sv": "av"}
# Sentences that are lists; "{l}" is the list.
SENTENCES = {
    "en": ["If you liked this, try {l}.", "If you enjoyed {t}, check out {l}.",
           "If you loved this one, I recommend {l}.", "Fans of {a} will enjoy {l}.",
           "Readers who liked this should try {l}.", "For fans of {a}, I'd suggest {l}."],
    "de": ["Wenn euch das gefallen hat, lest {l}.", "Wer {t} mochte, sollte auch {l} lesen."],
    "fr": ["Si vous avez aimé {t}, lisez {l}."], "es": ["Si te gustó {t}, prueba con {l}."],
    "it": ["Se vi è piaciuto {t}, leggete {l}."], "pt": ["Se você gostou de {t}, leia {l}."]}
AND = {"en": "and", "de": "und", "fr": "et", "es": "y", "it": "e", "pt": "e", "nl": "en", "pl": "i",
       "sv": "och", "ru": "и", "ja": "と"}

PROSE = {
    "en": ["I read this on the train and missed my stop. The second half is slower, but the ending "
           "made up for it.", "There is a scene with a heron that I keep thinking about.",
           "It took me 3 weeks; at 4/5 of the way I nearly gave up.",
           "As my mother said: nobody reads weather reports for the plot."],
    "de": ["Ich habe es im Zug gelesen und meine Haltestelle verpasst.", "Das Ende: unerwartet."],
    "fr": ["Je l'ai lu dans le train et j'ai raté mon arrêt.", "La fin : surprenante."],
    "es": ["Lo leí en el tren y me pasé de parada.", "El final: inesperado."],
    "it": ["L'ho letto in treno e ho perso la fermata.", "Il finale: inatteso."],
    "pt": ["Li no comboio e perdi a paragem.", "O final: inesperado."],
    "nl": ["Ik las het in de trein en miste mijn halte.", "Het einde: onverwacht."],
    "pl": ["Czytałam w pociągu i przegapiłam stację.", "Koniec: zaskakujący."],
    "sv": ["Jag läste den på tåget och missade min station.", "Slutet: oväntat."],
    "ru": ["Я читал это в поезде и проехал свою станцию.", "Конец: неожиданный."],
    "ja": ["電車で読んで乗り過ごした。", "結末は意外だった。"]}
