// SPDX-License-Identifier: MIT
#include "cli/man_page.h"

#include <algorithm>
#include <string_view>

#include "base/ascii.h"
#include "cli/config_keys.h"
#include "cli/taken_options.h"
#include "commands/formats.h"

namespace postferry {

namespace {

// Text for roff: a backslash, a dash that is to be typed, a quote or dot at a line's start.
std::string roff(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const bool starts = i == 0 || text[i - 1] == '\n';
    if (starts && (c == '.' || c == '\'')) out += "\\&";
    switch (c) {
      case '\\': out += "\\e"; break;
      case '-': out += "\\-"; break;
      case '\'': out += "\\(aq"; break;
      case '^': out += "\\(ha"; break;
      case '~': out += "\\(ti"; break;
      case '`': out += "\\(ga"; break;
      default: out += c;
    }
  }
  return out;
}

std::string quoted(std::string_view text) {
  return "\"" + replace_all(roff(text), "\"", "\\(dq") + "\"";
}

std::string section(std::string_view name) { return ".SH " + std::string(name) + "\n"; }

// Words in lines that are short enough for whoever reads the source of the page.
std::string filled_lines(std::string_view text) {
  constexpr std::size_t longest = 72;
  std::string out;
  std::string line;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of(" \n"), text.size());
    const std::string_view word = text.substr(0, end);
    text.remove_prefix(std::min(text.size(), end + 1));
    if (!line.empty() && line.size() + 1 + word.size() > longest) {
      out += roff(line) + "\n";
      line.clear();
    }
    if (!word.empty()) line += (line.empty() ? "" : " ") + std::string(word);
  }
  return line.empty() ? out : out + roff(line) + "\n";
}

std::string paragraphs(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(text.size(), line.size() + 1));
    out += ".PP\n" + filled_lines(line);
  }
  return out;
}

std::string option_entry(const TakenOption& option) {
  std::string out = ".TP\n";
  std::string names;
  if (option.letter != 0) names = "\\fB\\-" + std::string(1, option.letter) + "\\fR, ";
  names += "\\fB" + roff("--" + option.name) + "\\fR";
  if (!option.argument.empty()) names += " \\fI" + roff(option.argument) + "\\fR";
  return out + names + "\n" + filled_lines(option.doc);
}

std::string command_section(const CommandRow& command) {
  std::string out = ".SS " +
                    quoted("postferry " + std::string(command.name) +
                           (command.operands.empty() ? "" : " ") + std::string(command.operands)) +
                    "\n";
  out += roff(command.summary) + ".\n";
  if (!command.details.empty()) out += paragraphs(command.details);
  for (const TakenOption& option : options_of(command)) out += option_entry(option);
  return out;
}

std::string formats_section() {
  std::string out = section("FORMATS");
  for (const FormatInfo& format : format_infos())
    out += ".TP\n\\fB" + roff(format.name) + "\\fR\n" +
           filled_lines(format.title + " (" + format.file_names + ")");
  return out;
}

// "output, report": the options of rules that hold for files of --config, or for all.
std::string ruled_options(bool in_named_file) {
  std::string names;
  for (const ConfigRule& rule : config_rules())
    if (rule.in_named_file == in_named_file)
      names += (names.empty() ? "" : ", ") + std::string(rule.option);
  return names;
}

std::string config_section() {
  std::string out = section("OPTIONS IN A FILE");
  out += filled_lines(
      "Options can stand in a TOML file: the one of --config, else the user's own, which is found "
      "in $XDG_CONFIG_HOME/postferry/config.toml (~/.config/postferry/config.toml if that variable "
      "is unset or no absolute path) and is read by every command but help, completion and man. "
      "None lies beside the input. What the command line says takes the place of what a file says, "
      "lists as a whole; --strict=no switches off what a file switches on; --no-config leaves the "
      "user's own file unread; --verbose tells which file was read and what was taken from it.");
  out += ".PP\n" +
         filled_lines(
             "Keys are the long names of options. At the top they hold for every command that has "
             "them, in the table of a command for that one, before what stands at the top; options "
             "of formats stand in a table of the format, or of the format in a command's. Switches "
             "and what takes yes or no are true or false; N is a number, DATE a date or "
             "text; what may have commas or be given again may be a list; the rest is text in "
             "quotes. Names of files are meant from where the file lies.");
  out += ".PP\n.nf\n" +
         roff(
             "labels = [\"my.labels\"]\n"
             "jobs = 2\n\n"
             "[markdown]\nflavor = \"hugo\"\n\n"
             "[pull]\nconnections = 2\n") +
         ".fi\n";
  out += ".PP\n" + filled_lines("In files of --config alone: " + ruled_options(true) +
                                ". In none: " + ruled_options(false) + ", and passwords.");
  return out;
}

std::string entry(std::string_view term, std::string_view text) {
  return ".TP\n\\fB" + roff(term) + "\\fR\n" + std::string(text) + "\n";
}

}  // namespace

std::string man_page() {
  std::string out =
      ".\\\" Made by: postferry man\n"
      ".TH POSTFERRY 1 " POSTFERRY_DATE " \"postferry " POSTFERRY_VERSION "\"\n";
  out += section("NAME") +
         "postferry \\- translate review posts between platforms without losing anything\n";
  out += section("SYNOPSIS");
  out += "\\fBpostferry\\fR \\fICOMMAND\\fR [\\fIOPTIONS\\fR] [\\fIINPUT\\fR...]\n";
  out += section("DESCRIPTION");
  out += filled_lines(
      "postferry carries posts that review books and other works between blogs, libraries and "
      "plain files through one lossless model of a review. What a format has no place for travels "
      "in a carrier and comes back; what is lost all the same is counted and told. Standard output "
      "carries data and nothing else; progress, notes and the summary go to standard error.");
  out += section("COMMANDS");
  for (const CommandRow& command : command_rows()) out += command_section(command);
  out += formats_section();
  out += config_section();
  out += section("EXIT STATUS");
  out += entry("0", "Done, nothing lost.");
  out += entry("1", "Done, but something was lost, altered or skipped, or a difference was found.");
  out += entry("2", "Wrong call; no file was touched.");
  out += entry("3", "Stopped by input or output; nothing half\\-written is left behind.");
  out += section("ENVIRONMENT");
  out += entry("NO_COLOR", "If set and not empty, no colours unless \\fB\\-\\-color always\\fR.");
  out +=
      entry("LC_ALL, LC_CTYPE, LANG", "Bars are drawn in ASCII where the locale is not UTF\\-8.");
  out += entry("XDG_CONFIG_HOME", "Where \\fIpostferry/config.toml\\fR lies.");
  out += section("EXAMPLES");
  out += ".nf\n" +
         roff(
             "postferry inspect wordpress.xml\n"
             "postferry convert wordpress.xml -o blog/\n"
             "postferry convert wordpress.xml -o posts.jsonl\n"
             "postferry convert goodreads_library_export.csv -t wxr -o reviews.xml\n"
             "postferry diff before.xml after.xml\n") +
         ".fi\n";
  return out;
}

}  // namespace postferry
