// SPDX-License-Identifier: MIT
#include "review/edition_words.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/ascii.h"
#include "base/numbers.h"
#include "review/text.h"

namespace postferry {

namespace {

using std::string_view;

// All words of this file are folded.
constexpr auto binding_words =
    std::to_array<string_view>({"paperback",      "hardcover",   "hardback",
                                "softcover",      "softback",    "kindle",
                                "ebook",          "e-book",      "audiobook",
                                "audio",          "audible",     "arc",
                                "earc",           "e-arc",       "galley",
                                "e-galley",       "egalley",     "epub",
                                "pocket",         "pocketbook",  "clothbound",
                                "taschenbuch",    "gebunden",    "gebundene",
                                "broschiert",     "hörbuch",     "klappenbroschur",
                                "broché",         "relié",       "poche",
                                "rústica",        "bolsillo",    "tapa",
                                "brossura",       "rilegato",    "copertina",
                                "tascabile",      "brochura",    "capa",
                                "gebonden",       "luisterboek", "inbunden",
                                "häftad",         "storpocket",  "ljudbok",
                                "e-bok",          "innbundet",   "heftet",
                                "indbundet",      "hæftet",      "lydbok",
                                "lydbog",         "e-bog",       "kovakantinen",
                                "pehmeäkantinen", "pokkari",     "nidottu",
                                "sidottu",        "äänikirja",   "oprawa",
                                "переплет",       "обложка",     "文庫",
                                "単行本",         "平装",        "精装"});

constexpr auto languages = std::to_array<string_view>({"english",
                                                       "german",
                                                       "french",
                                                       "spanish",
                                                       "italian",
                                                       "portuguese",
                                                       "dutch",
                                                       "swedish",
                                                       "norwegian",
                                                       "danish",
                                                       "finnish",
                                                       "icelandic",
                                                       "polish",
                                                       "russian",
                                                       "ukrainian",
                                                       "czech",
                                                       "slovak",
                                                       "hungarian",
                                                       "romanian",
                                                       "bulgarian",
                                                       "greek",
                                                       "turkish",
                                                       "hebrew",
                                                       "arabic",
                                                       "persian",
                                                       "hindi",
                                                       "urdu",
                                                       "bengali",
                                                       "tamil",
                                                       "chinese",
                                                       "mandarin",
                                                       "japanese",
                                                       "korean",
                                                       "thai",
                                                       "vietnamese",
                                                       "indonesian",
                                                       "malay",
                                                       "latin",
                                                       "welsh",
                                                       "irish",
                                                       "catalan",
                                                       "basque",
                                                       "galician",
                                                       "afrikaans",
                                                       "croatian",
                                                       "serbian",
                                                       "slovenian",
                                                       "estonian",
                                                       "latvian",
                                                       "lithuanian",
                                                       "british english",
                                                       "american english",
                                                       "deutsch",
                                                       "englisch",
                                                       "französisch",
                                                       "spanisch",
                                                       "italienisch",
                                                       "russisch",
                                                       "japanisch",
                                                       "français",
                                                       "anglais",
                                                       "allemand",
                                                       "espagnol",
                                                       "italien",
                                                       "español",
                                                       "inglés",
                                                       "alemán",
                                                       "francés",
                                                       "castellano",
                                                       "portugués",
                                                       "catalán",
                                                       "italiano",
                                                       "inglese",
                                                       "tedesco",
                                                       "francese",
                                                       "spagnolo",
                                                       "português",
                                                       "inglês",
                                                       "francês",
                                                       "alemão",
                                                       "espanhol",
                                                       "nederlands",
                                                       "engels",
                                                       "duits",
                                                       "frans",
                                                       "svenska",
                                                       "engelska",
                                                       "norska",
                                                       "danska",
                                                       "norsk",
                                                       "bokmål",
                                                       "nynorsk",
                                                       "engelsk",
                                                       "dansk",
                                                       "suomi",
                                                       "englanti",
                                                       "ruotsi",
                                                       "polski",
                                                       "angielski",
                                                       "niemiecki",
                                                       "русский",
                                                       "английский",
                                                       "日本語",
                                                       "英語",
                                                       "中文",
                                                       "英文",
                                                       "简体中文",
                                                       "繁體中文"});

constexpr auto nothing = std::to_array<string_view>({"n/a",
                                                     "na",
                                                     "none",
                                                     "no",
                                                     "yes",
                                                     "-",
                                                     "--",
                                                     "unknown",
                                                     "standalone",
                                                     "stand-alone",
                                                     "stand alone",
                                                     "not a series",
                                                     "self-published",
                                                     "self published",
                                                     "independently published",
                                                     "tba",
                                                     "tbd",
                                                     "various",
                                                     "same",
                                                     "keine",
                                                     "aucune",
                                                     "ninguna",
                                                     "nessuna",
                                                     "nenhuma",
                                                     "geen",
                                                     "ingen",
                                                     "nej",
                                                     "nei",
                                                     "nein",
                                                     "nee",
                                                     "non",
                                                     "sí",
                                                     "si",
                                                     "oui",
                                                     "ja",
                                                     "einzelband",
                                                     "not applicable",
                                                     "?"});

constexpr auto first_words = std::to_array<string_view>(
    {"original", "originaux", "first ", "erst", "primera", "primeira", "première", "prima ",
     "eerste", "första", "første", "ensimm", "pierwsz", "перв", "初"});

struct Month {
  string_view name;
  int number;
};
constexpr auto months = std::to_array<Month>(
    {{"january", 1},   {"jan", 1},        {"januar", 1},    {"jänner", 1},    {"janvier", 1},
     {"enero", 1},     {"gennaio", 1},    {"janeiro", 1},   {"januari", 1},   {"января", 1},
     {"february", 2},  {"feb", 2},        {"februar", 2},   {"février", 2},   {"febrero", 2},
     {"febbraio", 2},  {"fevereiro", 2},  {"februari", 2},  {"февраля", 2},   {"march", 3},
     {"mar", 3},       {"märz", 3},       {"mars", 3},      {"marzo", 3},     {"março", 3},
     {"maart", 3},     {"marts", 3},      {"марта", 3},     {"april", 4},     {"apr", 4},
     {"avril", 4},     {"abril", 4},      {"aprile", 4},    {"апреля", 4},    {"may", 5},
     {"mai", 5},       {"mayo", 5},       {"maggio", 5},    {"maio", 5},      {"mei", 5},
     {"maj", 5},       {"мая", 5},        {"june", 6},      {"jun", 6},       {"juni", 6},
     {"juin", 6},      {"junio", 6},      {"giugno", 6},    {"junho", 6},     {"июня", 6},
     {"july", 7},      {"jul", 7},        {"juli", 7},      {"juillet", 7},   {"julio", 7},
     {"luglio", 7},    {"julho", 7},      {"июля", 7},      {"august", 8},    {"aug", 8},
     {"août", 8},      {"agosto", 8},     {"augustus", 8},  {"augusti", 8},   {"августа", 8},
     {"september", 9}, {"sep", 9},        {"sept", 9},      {"septembre", 9}, {"septiembre", 9},
     {"settembre", 9}, {"setembro", 9},   {"сентября", 9},  {"october", 10},  {"oct", 10},
     {"oktober", 10},  {"octobre", 10},   {"octubre", 10},  {"ottobre", 10},  {"outubro", 10},
     {"октября", 10},  {"november", 11},  {"nov", 11},      {"novembre", 11}, {"noviembre", 11},
     {"novembro", 11}, {"ноября", 11},    {"december", 12}, {"dec", 12},      {"dezember", 12},
     {"décembre", 12}, {"diciembre", 12}, {"dicembre", 12}, {"dezembro", 12}, {"desember", 12},
     {"декабря", 12}});

template <class List>
bool contains(const List& list, string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

}  // namespace

bool is_binding(string_view text) {
  constexpr std::size_t longest = 40;
  constexpr std::size_t most_words = 4;
  if (text.empty() || text.size() > longest || has_more_words(text, most_words)) return false;
  const std::string words = folded(text);
  for (std::size_t at = 0; at < words.size();) {
    const std::size_t end = std::min(words.find_first_of(" /", at), words.size());
    if (contains(binding_words, string_view(words).substr(at, end - at))) return true;
    at = end + 1;
  }
  return false;
}

bool is_language(string_view text) {
  constexpr std::size_t longest = 30;
  return text.size() <= longest && contains(languages, folded(text));
}

int month_named(string_view word) {
  constexpr std::size_t longest = 20;
  if (word.size() > longest) return 0;
  const std::string name = folded(word);
  const auto month = std::find_if(months.begin(), months.end(),
                                  [&name](const Month& row) { return row.name == name; });
  return month == months.end() ? 0 : month->number;
}

bool says_none(string_view text) {
  constexpr std::size_t longest = 30;
  return text.size() <= longest && contains(nothing, folded(text));
}

bool is_of_first_edition(string_view wording) {
  const std::string words = folded(wording);
  return std::any_of(first_words.begin(), first_words.end(),
                     [&words](string_view word) { return words.find(word) != std::string::npos; });
}

}  // namespace postferry
