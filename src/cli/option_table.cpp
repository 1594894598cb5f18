// SPDX-License-Identifier: MIT
#include "cli/option_table.h"

#include <array>

namespace postferry {

namespace {

constexpr std::uint16_t writing = convert_bit | pull_bit | join_bit;
// Commands that do something with posts, whatever they make of them.
constexpr std::uint16_t using_posts = writing | push_bit;
constexpr std::uint16_t reading_files =
    convert_bit | push_bit | join_bit | inspect_bit | check_bit | diff_bit;
constexpr std::uint16_t reading = using_posts | inspect_bit | check_bit | diff_bit;
// Commands that run for a while and say on standard error how it goes.
constexpr std::uint16_t told = reading | split_bit;
// Commands that read options from a file: see takes_config().
constexpr std::uint16_t configured = told | formats_bit;
constexpr std::uint16_t all = told | formats_bit | help_bit | completion_bit | man_bit;

constexpr std::string_view files = "Input and output";
constexpr std::string_view site = "The site";
constexpr std::string_view media = "Pictures and other files";
constexpr std::string_view posts = "Which posts";
constexpr std::string_view reviews = "Reviews";
constexpr std::string_view lacking = "What the source may lack";
constexpr std::string_view run = "The run";
constexpr std::string_view pieces = "Pieces";
constexpr std::string_view checked = "The check";
constexpr std::string_view compared = "Comparison";
constexpr std::string_view shown = "What is shown";

constexpr auto options = std::to_array<OptionRow>({
    {"from", 'f', "FORMAT", "format of the input (default: by names, then content)", files,
     reading_files},
    {"to", 't', "FORMAT", "format of the output (default: by its name; to stdout jsonl)", files,
     writing},
    {"output", 'o', "OUTPUT", "a file, directory or .zip (default, or -: standard output)", files,
     writing},
    {"to", 't', "FORMAT", "tell also what a conversion to that format would lose", checked,
     check_bit},
    {"repair", 0, "OUT",
     "write a sound copy, of the same format, with all that could be read (a file; of Markdown a "
     "directory or .zip)",
     checked, check_bit},
    {"overwrite", 0, "", "replace an existing OUT (of a directory: what we wrote)", checked,
     check_bit},
    {"no-carrier", 0, "", "with -t: what would be lost without carriers", checked, check_bit},
    {"private-data", 0, "keep|withhold",
     "with -t: what public targets get of e-mails, IPs, private posts... (default: withhold)",
     checked, check_bit},
    {"json", 0, "", "one JSON object, with the keys of a report", checked, check_bit},
    {"size", 0, "SIZE", "no piece is larger than this (20M, 512K), head and all", pieces,
     split_bit},
    {"posts", 0, "N", "no piece has more than N posts, those of all types counted", pieces,
     split_bit},
    {"output", 'o', "DIR", "the directory (or .zip) that gets the pieces", files, split_bit},
    {"overwrite", 0, "",
     "replace existing files that are to be written (of a directory: what we wrote)", files,
     writing | split_bit},
    {"no-carrier", 0, "", "write no carrier: what the format can't hold is lost, and told", files,
     writing},
    {"private-data", 0, "keep|withhold",
     "what public targets get of e-mails, IPs, private posts... (default: withhold)", files,
     writing},

    {"url-map", 0, "FILE",
     "write old address, new address and file of each post, a line each with tabs between", files,
     writing},
    {"url-map", 0, "FILE",
     "write old address and address on the site of each post, a line each with a tab between",
     files, push_bit},

    {"media", 0, "DIR",
     "download what posts show and attachments are, to that folder; Markdown leads there", media,
     writing},
    {"media", 0, "DIR",
     "files of attachments are taken out of that folder, or downloaded to it (default: downloaded, "
     "and not kept)",
     media, push_bit},
    {"media-url", 0, "PREFIX",
     "what links to downloaded files begin with (default: where DIR lies as seen from the output; "
     "in other formats than Markdown links stay)",
     media, writing},
    {"media-limit", 0, "SIZE", "no file larger than this (default: 100M)", media,
     writing | push_bit},
    {"media-connections", 0, "N", "how many files at a time (default: 4)", media, writing},
    {"allow-private", 0, "",
     "download from hosts that are not on the public internet, too; the site itself always may be",
     media, writing | push_bit},

    {"user", 0, "NAME",
     "login of an application password: then all that the user may see comes, as it was written",
     site, pull_bit},
    {"user", 0, "NAME", "login of an application password: who pushes", site, push_bit},
    {"password-file", 0, "FILE",
     "its first line is the application password (default: $POSTFERRY_PASSWORD, or asked)", site,
     pull_bit | push_bit},
    {"netrc", 0, "", "login and password are what $NETRC or ~/.netrc has for the site", site,
     pull_bit | push_bit},
    {"anonymous", 0, "", "only what visitors see, whatever $POSTFERRY_PASSWORD says", site,
     pull_bit},
    {"allow-http", 0, "", "send the password over plain http, too", site, pull_bit | push_bit},
    {"connections", 0, "N", "connections to the site at once, 1 to 16 (default: 1)", site,
     pull_bit},
    {"dry-run", 0, "", "only say what would be done: nothing is written", site, push_bit},
    {"overwrite", 0, "",
     "change also what was changed on the site, or is another post of that name (and replace an "
     "existing report or map)",
     site, push_bit},
    {"create-users", 0, "", "make users of authors that the site does not know", site, push_bit},
    {"default-author", 0, "LOGIN",
     "whose posts are those of unknown authors (default: the user who pushes)", site, push_bit},
    {"state", 0, "FILE",
     "the journal (default: one for each site and user, in $XDG_STATE_HOME/postferry or "
     "~/.local/state/postferry)",
     site, push_bit},
    {"state", 0, "FILE", "remembers the pull: one that was interrupted goes on where it stopped",
     site, pull_bit},
    {"since-last", 0, "",
     "only what changed since the last complete pull with this --state; tells what is gone", site,
     pull_bit},

    {"library-from", 0, "FORMAT", "format of the library (default: by its name, then content)",
     files, join_bit},
    {"unmatched", 0, "FILE", "posts and rows of the library without a match, as JSON lines", files,
     join_bit},

    {"type", 0, "TYPE,...", "only these post types (post, page, attachment...)", posts,
     using_posts},
    {"status", 0, "STATUS,...", "only these statuses (publish, draft, private...)", posts,
     using_posts},
    {"since", 0, "DATE", "only posts dated then or later (2024, 2024-03, 2024-03-15)", posts,
     using_posts},
    {"until", 0, "DATE", "only posts dated then or earlier", posts, using_posts},
    {"author", 0, "LOGIN,...", "only posts by these authors", posts, using_posts},
    {"term", 0, "TAXONOMY:SLUG,...", "only posts with one of these terms (category:fiction)", posts,
     using_posts},
    {"reviews-only", 0, "", "only posts that say something about a work", posts, using_posts},
    {"id", 0, "N,...", "only posts with these ids", posts, using_posts},
    {"limit", 0, "N", "stop after N posts; what follows in the input is not read", posts,
     convert_bit | pull_bit | push_bit},

    {"extract", 0, "keep|move|off",
     "facts that bodies say: fill them in (keep, the default); take their lines out too (move); "
     "leave them (off)",
     reviews, using_posts | inspect_bit | check_bit},
    {"map", 0, "FIELD=PLACE,...",
     "that place says this of the review (rating=meta:my_score, author=front-matter:writer)",
     reviews, using_posts | inspect_bit | check_bit},
    {"labels", 0, "FILE",
     "more labels and headings, one \"meaning: wording; wording\" a line; may be given again",
     reviews, using_posts | inspect_bit | check_bit, true},
    {"rating-scale", 0, "KEY=MAX,...",
     "ratings of that custom field or key are out of MAX (my_score=10)", reviews,
     writing | inspect_bit | check_bit},
    {"render", 0, "auto|always|never",
     "write facts into the body: what the target has no place for (auto, the default); all that "
     "the body does not say yet; nothing",
     reviews, using_posts},
    {"template", 0, "FILE",
     "the layout in which facts stand in the body ({{rating}}, {{#series}}...)", reviews,
     using_posts},
    {"jsonld", 0, "", "put the review into the body as JSON-LD too, for search engines", reviews,
     using_posts},

    {"site-url", 0, "URL", "address of the site, for targets that need one", lacking, writing},
    {"default-author", 0, "LOGIN", "author of posts that name none", lacking, writing},
    {"default-status", 0, "STATUS", "status of posts that name none", lacking, writing},
    {"timezone", 0, "ZONE",
     "of dates that come in local time or GMT alone the other half is that zone's "
     "(Europe/Berlin, +02:00)",
     lacking, using_posts},

    {"json", 0, "", "one JSON object a line", compared, diff_bit},
    {"ignore", 0, "FIELD,...", "do not compare these fields (site.exported, post.id; order)",
     compared, diff_bit},

    {"explain", 0, "POST",
     "how the review of that post (id, slug or title; '#7': the seventh) came about", shown,
     inspect_bit, true},
    {"json", 0, "", "one JSON object; with --explain one a post", shown, inspect_bit},
    {"json", 0, "", "one JSON object a line", shown, formats_bit},
    {"notes", 0, "", "list the codes of all notes instead", shown, formats_bit},
    {"table", 0, "", "only how fields are kept, by groups, as Markdown", shown, formats_bit},

    {"json", 0, "", "one JSON object a piece (file, bytes, posts) on standard output", pieces,
     split_bit},

    {"report", 0, "FILE", "write a report: counts, losses and all notes, as JSON", run,
     using_posts | split_bit},
    {"strict", 0, "", "exit with 1 also for warnings", run, using_posts | split_bit},
    {"max-record", 0, "SIZE", "skip records longer than this (default: 64M)", run,
     using_posts | inspect_bit | check_bit | split_bit},
    {"jobs", 'j', "N", "how many workers (default: one a core)", run, reading},
    {"progress", 0, "auto|always|never", "progress bar on standard error (auto: on a terminal)",
     run, told},
    {"color", 0, "auto|always|never", "colours in messages (auto: on a terminal)", run, all},
    {"quiet", 'q', "", "no notes, no summary; only errors", run, told},
    {"verbose", 'v', "", "every note, as it comes", run, told},
    {"config", 0, "FILE",
     "take options from this TOML file (default: $XDG_CONFIG_HOME/postferry/config.toml or "
     "~/.config/postferry/config.toml, if it is there)",
     run, configured},
    {"no-config", 0, "", "take none from the default file", run, configured},
    {"help", 'h', "", "this help", run, all},
});

constexpr auto commands = std::to_array<CommandRow>({
    {"convert", convert_bit, "[INPUT...]", "translate posts from one format to another",
     "INPUT: files, directories, quoted globs, .zip and .gz archives, or - for standard input (the "
     "default). Several inputs of one format are read as one. An existing output is refused "
     "without "
     "--overwrite, and appears complete or not at all.\n"
     "The FILE of --template: lines of text around a line {{body}}. {{NAME}} is a value; a line "
     "whose value is absent is left out, and so is what stands between {{#NAME}} and {{/NAME}}. "
     "\"## \" begins a heading, \"- \" an item, **bold**, *italic*, \\ before a character is that "
     "character, {{! remark }}. Names: title, authors, subjects, rating, subtitle, "
     "contributors.ROLE, series, ids.KIND, publisher, binding, pages, year, original_year, "
     "language, url, cover, kind, work_summary, reader_rating, started, finished, summary. Lists, "
     "between {{#NAME}} and {{/NAME}} on lines of their own: recommendations (heading, reason, "
     "works), upcoming (works), in these works (work, title, authors, url, note); aspect_ratings "
     "(aspect, rating).\n"
     "--media DIR: attachments, what bodies show (from any host) and the site's own uploads that "
     "they "
     "link to are downloaded: originals instead of WordPress's sizes, each once, named after their "
     "addresses. Markdown's links then lead to them: -o blog/ --media blog/static/media. A run "
     "that "
     "was interrupted goes on where it stopped; files that are there are not asked again, and none "
     "of others is replaced.\n"
     "--url-map FILE, for a blog that moves: lines of old address, new address and file, with tabs "
     "between, in the order of the posts, each followed by its downloaded files. The new address "
     "is the path that Hugo or Jekyll gives the post; without --markdown.flavor, or where that "
     "is not known, it is the file's. README.md makes redirects of it.\n"
     "--timezone ZONE: what the source says stays; days stay days. Of a time that the clocks show "
     "twice or never when they are changed, the offset before the change is taken "
     "(timezone.unclear).\n"
     "Exit code: 0 done, nothing lost; 1 done, but something was lost, altered or unreadable; 2 "
     "wrong call; 3 stopped by input or output. Posts that options leave out are not lost."},
    {"pull", pull_bit, "URL", "read a live WordPress site through its REST API",
     "URL: the address of the site, or of any page of it. What comes is written as convert does. "
     "Without --user it is what visitors see: published posts as they are shown, approved "
     "comments. With an application password (WordPress: Users, Profile) it is all that the user "
     "may see: texts as they were written, drafts and private posts, comments that wait, e-mail "
     "addresses. Never given by the API: custom fields that are not registered for it; an export "
     "(WXR) has those.\n"
     "One connection, one request after the other; what a site can't answer is asked again, later "
     "and for less. --connections N asks for N pages at once; what is written is the same, and a "
     "site that wants fewer requests gets fewer. The password goes to that site alone, over https "
     "or to this machine.\n"
     "--state FILE: while the pull goes on, FILE.part has what came so far, page by page. After an "
     "interruption the same command asks for the rest alone, and the output is the same as without "
     "one. When the output is written, FILE knows when the pull began and which posts there were. "
     "--since-last then reads posts that were changed since (with ten minutes before), and those "
     "that got comments, and tells by rest.deleted which are gone; without a FILE it reads all. "
     "Give these an OUTPUT of their own. WordPress does not tell of comments that were edited or "
     "let through later. A state of "
     "another "
     "site or user is refused; the password is in none.\n"
     "With a login: postferry pull https://blog.example --user ada -o blog/\n"
     "Exit code: as convert."},
    {"push", push_bit, "INPUT... URL", "write posts to a live WordPress site by its REST API",
     "INPUT: as convert has it, of any format. URL: the address of the site. Posts, pages and "
     "custom "
     "types come with their terms, dates, slugs, authors, comments, and the custom fields that are "
     "registered for the API. Start with --dry-run, which sends nothing that writes.\n"
     "What the site has already is found by type, slug and date and is not made again: a second "
     "push changes nothing. What changed in INPUT since is changed on the site, unless somebody "
     "changed it there, too: then it is left as it is (push.conflict). A journal remembers each "
     "step: a push that was interrupted, also by a kill or a lost answer, goes on with the same "
     "command, and nothing is there twice.\n"
     "Behind the last post all is read back: push.altered tells what WordPress keeps otherwise, "
     "push.refused what it does not take, push.unsettable what the API has no place for: custom "
     "fields that are not registered for it, pingbacks. Never kept: ids, the date of the last "
     "change.\n"
     "Publishing makes WordPress send pingbacks, and its plugins what they send about new posts.\n"
     "--url-map FILE, for a blog that moves: lines of old address and address on the site, in the "
     "order of INPUT, when all is there; so not with --dry-run.\n"
     "Where INPUT has local time alone, the site takes it for its own; --timezone says whose it "
     "is.\n"
     "First: postferry push blog.xml https://blog.example --user ada --dry-run\n"
     "Exit code: 0 all is there as it is in INPUT; 1 something was altered, refused, in conflict "
     "or "
     "has no place; 2 wrong call; 3 stopped by input, network or site."},
    {"inspect", inspect_bit, "[INPUT...]", "tell what an export holds",
     "Counts posts by type and status, comments, dates, authors, terms, custom fields, blocks and "
     "shortcodes, ratings (a histogram for each scale), what reviews say and where it was found, "
     "plugins that left marks, what is not known here, and damage.\n"
     "--explain POST, which may be given again, tells instead of that post what its review says "
     "and "
     "where that was found, how sure it is and how far such a place is trusted; and what looked "
     "like a fact and was left out, and why.\n"
     "Exit code: 0 nothing is damaged; 1 something was lost to damage; 2 wrong call; 3 stopped by "
     "input.\n"
     "Keys of --json: input, format, site, posts {count, skipped, failed, with_image, kinds}, "
     "dates {first, last, undated, years}, comments {count, answers, posts, kinds, custom_fields}, "
     "authors, taxonomies {taxonomy, declared, uses, terms}, custom_fields, bodies {formats, "
     "blocks, shortcodes}, reviews {count, fields, found, other_ratings}, ratings {best, count, "
     "mean, values}, plugins {name, posts, signs, note}, unknown, damaged, notes {code, severity, "
     "count, first}. Lists have the most frequent first; of more than 4000 names the rest is "
     "counted as unlisted.\n"
     "Keys of --json with --explain: post {id, type, slug, title, source, line}, body {format, "
     "bytes, skimmed_pieces, skimmed_bytes}, facts {field, value, where, line, words, confidence, "
     "trust, rank}, left {reason, why, field, value, where, line, words, instead}, left_unlisted. "
     "Ranks of trust count from 1, the source's own fields; lines are those of the body."},
    {"check", check_bit, "[INPUT...]", "tell what is damaged or missing, and mend it",
     "INPUT: as convert. Prints a line for each thing that is wrong: FILE:LINE, warning or loss, "
     "the post and the field, what it is, and its code (postferry formats --notes explains them). "
     "These are damages that a reader repaired or gave up; posts with one id; parents, featured "
     "images, menu targets, answered comments and authors that are not there; with -t FORMAT also "
     "what that format does not take, post by post, then how often each field is lost.\n"
     "--repair OUT writes a copy that is sound: all that could be read, in the form in which "
     "convert writes, with nothing withheld; what was not understood stands in it as it did, and "
     "what is missing stays missing. INPUT is not touched.\n"
     "Exit code: 0 all is sound, and nothing would be lost; 1 something was printed; 2 wrong call; "
     "3 stopped by input or output.\n"
     "Keys of --json: those of convert's --report."},
    {"diff", diff_bit, "A B", "compare two sources field by field",
     "A and B may be of different formats. Posts are paired by type and id, else guid, else slug "
     "and date, else the work's id, else title. Nothing is printed where nothing differs.\n"
     "Reviews are compared as A and B hold them; what stands in a text alone is not looked for. So "
     "convert both to jsonl before you compare an export with the Markdown made of it.\n"
     "Exit code: 0 equal, 1 different, 2 wrong call, 3 stopped by input."},
    {"join", join_bit, "BLOG LIBRARY", "fill review posts with what a Goodreads library knows",
     "BLOG and LIBRARY: a file, directory, archive or -, of any formats; -f names BLOG's, "
     "--library-from LIBRARY's. A post is "
     "matched with a row by its work's ISBN, else Goodreads id, else title and author (case, "
     "accents and punctuation aside; a subtitle may be missing on one side), never by less. It "
     "gets "
     "what it does not say itself: ids, publisher, pages, years, average rating, and, if no "
     "other post is about that row, rating, dates and shelves. What it says is never overwritten; "
     "notes tell where the two disagree, and which posts fit several rows. BLOG is read twice.\n"
     "Lines of --unmatched: side (blog, library), reason (no-row, no-author, other-volume, "
     "several-rows, ids-disagree, other-book; no-post, ambiguous), rows, post.\n"
     "Exit code: as convert."},
    {"split", split_bit, "[INPUT...]", "cut a WordPress export into pieces for its importer",
     "INPUT: WordPress exports (WXR), .zip and .gz archives of them, or - for standard input (the "
     "default). Several are read as one if they are of one site. Give either --size or --posts.\n"
     "Each piece is an export by itself: it begins as INPUT does (site, authors, terms), and its "
     "posts stand in it byte for byte, in their order. They are called NAME-1-of-3.xml and so on, "
     "and appear together or not at all. Import them in that order.\n"
     "The importer follows ids only within a file, so these come into one piece: a post and its "
     "attachments, a page and its children, a post and its featured image, the items of a menu, "
     "and, if there is room, what the menu leads to. Notes name every post that refers to one in "
     "another piece (split.link) and families that are larger than a piece may be "
     "(split.family).\n"
     "Needs room for a copy of INPUT in $TMPDIR or /tmp.\n"
     "Exit code: as convert."},
    {"formats", formats_bit, "[FORMAT]", "list formats, and how they keep each field", ""},
    {"help", help_bit, "[COMMAND]", "explain a command", ""},
    {"completion", completion_bit, "bash|zsh|fish", "print a completion script for a shell",
     "bash: postferry completion bash > DIRECTORY/postferry\n"
     "      (DIRECTORY: ~/.local/share/bash-completion/completions)\n"
     "zsh:  postferry completion zsh > DIRECTORY/_postferry (a directory of $fpath)\n"
     "fish: postferry completion fish > ~/.config/fish/completions/postferry.fish"},
    {"man", man_bit, "", "print the manual page",
     "It is roff; to read it: postferry man > postferry.1 && man ./postferry.1"},
});

}  // namespace

bool is_to_type(std::string_view line) {
  return line.find(": postferry ") != std::string_view::npos ||
         line.find(":  postferry ") != std::string_view::npos;
}

std::span<const OptionRow> option_rows() { return options; }
std::span<const CommandRow> command_rows() { return commands; }

const CommandRow* find_command(std::string_view name) {
  for (const CommandRow& command : commands)
    if (command.name == name) return &command;
  return nullptr;
}

}  // namespace postferry
