// SPDX-License-Identifier: MIT
#include "cli/options.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "base/ascii.h"
#include "base/error.h"
#include "cli/taken_options.h"
#include "commands/suggest.h"

// Without this cxxopts would cut every value at its commas.
#define CXXOPTS_VECTOR_DELIMITER '\0'
#include <cxxopts.hpp>

namespace postferry {

namespace {

constexpr std::string_view yes_no_argument = "yes|no";

// `--jsonl.header no`, `--jsonl.header=no` and a bare `--jsonl.header` (yes) are all right; cxxopts
// knows only the second.
void join_yes_or_no(const std::vector<TakenOption>& known, std::vector<std::string>& words) {
  for (std::size_t i = 0; i < words.size() && words[i] != "--"; ++i) {
    const auto option = std::find_if(known.begin(), known.end(), [&](const TakenOption& candidate) {
      return candidate.argument == yes_no_argument && words[i] == "--" + candidate.name;
    });
    if (option == known.end()) continue;
    if (i + 1 < words.size() && yes_or_no(words[i + 1])) {
      words[i] += "=" + words[i + 1];
      words.erase(words.begin() + static_cast<std::ptrdiff_t>(i) + 1);
    } else {
      words[i] += "=yes";
    }
  }
}

// `--strict=no` switches off what a file switches on; cxxopts knows true and false alone.
void spell_switches(const std::vector<TakenOption>& known, std::vector<std::string>& words) {
  for (std::string& word : words) {
    if (word == "--") return;
    const std::size_t equals = word.find('=');
    if (equals == std::string::npos) continue;
    const bool is_switch =
        std::any_of(known.begin(), known.end(), [&](const TakenOption& candidate) {
          return candidate.argument.empty() && word.substr(0, equals) == "--" + candidate.name;
        });
    if (const std::optional<bool> on = yes_or_no(word.substr(equals + 1)); is_switch && on)
      word.replace(equals + 1, std::string::npos, *on ? "true" : "false");
  }
}

cxxopts::Options parser_for(const std::vector<TakenOption>& known) {
  cxxopts::Options parser("postferry");
  cxxopts::OptionAdder add = parser.add_options();
  for (const TakenOption& option : known) {
    const std::string spec =
        (option.letter == 0 ? "" : std::string(1, option.letter) + ",") + option.name;
    if (option.argument.empty())
      add(spec, "", cxxopts::value<bool>());
    else
      add(spec, "", cxxopts::value<std::vector<std::string>>());
  }
  return parser;
}

// What stands between cxxopts' curly quotes.
std::string quoted_part(const std::string& message) {
  constexpr std::string_view open = "\xE2\x80\x98";
  constexpr std::string_view close = "\xE2\x80\x99";
  const std::size_t begin = message.find(open);
  const std::size_t end = message.rfind(close);
  if (begin == std::string::npos || end == std::string::npos) return {};
  return message.substr(begin + open.size(), end - begin - open.size());
}

std::string dashed(const std::string& name) { return (name.size() == 1 ? "-" : "--") + name; }

std::string help_hint(const CommandRow& command) {
  return "; postferry help " + std::string(command.name) + " lists the options";
}

[[noreturn]] void refuse_unknown(const CommandRow& command, const std::vector<TakenOption>& known,
                                 const std::string& name) {
  std::vector<std::string> names;
  for (const TakenOption& option : known) names.push_back(dashed(option.name));
  std::string hint = did_you_mean(dashed(name), {names.begin(), names.end()});
  if (hint.empty()) hint = help_hint(command);
  throw Error(ErrorCode::usage,
              std::string(command.name) + " has no option " + dashed(name) + hint);
}

[[noreturn]] void refuse_without_value(const std::vector<TakenOption>& known,
                                       const std::string& name) {
  for (const TakenOption& option : known)
    if (option.name == name || (name.size() == 1 && option.letter == name[0]))
      throw Error(ErrorCode::usage, dashed(name) + " needs a value: " + option.argument);
  throw Error(ErrorCode::usage, dashed(name) + " needs a value");
}

// An empty value is a variable of a script that was never set; taking it for an absent option would
// convert the wrong posts, or to the wrong place.
void refuse_empty_value(const TakenOption& option,
                        const std::map<std::string, std::vector<std::string>>& values) {
  const auto given = values.find(option.name);
  if (option.argument.empty() || given == values.end()) return;
  for (const std::string& value : given->second)
    if (value.empty())
      throw Error(ErrorCode::usage,
                  dashed(option.name) + " has an empty value; it takes " + option.argument);
}

[[noreturn]] void refuse_value(const std::string& name, const std::string& value,
                               const std::string& wanted) {
  throw Error(ErrorCode::usage, "--" + name + " takes " + wanted + ", not \"" + value + "\"");
}

std::uint64_t multiplier(std::string_view unit) {
  if (unit.empty() || equals_ignoring_case(unit, "B")) return 1;
  const std::string_view rest = unit.substr(1);
  const bool known =
      rest.empty() || equals_ignoring_case(rest, "B") || equals_ignoring_case(rest, "iB");
  if (!known) return 0;
  switch (to_lower(unit[0])) {
    case 'k': return std::uint64_t{1} << 10;
    case 'm': return std::uint64_t{1} << 20;
    case 'g': return std::uint64_t{1} << 30;
    default: return 0;
  }
}

// A whole number at the front of `text`, taken off it.
std::optional<std::uint64_t> take_number(std::string_view& text) {
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc()) return std::nullopt;
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  return value;
}

}  // namespace

std::optional<bool> yes_or_no(std::string_view word) {
  // In pairs: one that says yes, one that says no.
  constexpr std::array<std::string_view, 8> words = {"yes", "no",  "true", "false",
                                                     "on",  "off", "1",    "0"};
  const auto* const found = std::find(words.begin(), words.end(), word);
  if (found == words.end()) return std::nullopt;
  return (found - words.begin()) % 2 == 0;
}

std::string Arguments::place_of(const std::string& name) const {
  const auto found = places_.find(name);
  return found == places_.end() ? std::string() : found->second;
}

void Arguments::set_default(const std::string& name, std::vector<std::string> values,
                            std::string place) {
  if (said(name)) return;
  values_[name] = std::move(values);
  places_[name] = std::move(place);
}

void Arguments::drop_default(const std::string& name) {
  if (places_.erase(name) > 0) values_.erase(name);
}

std::string Arguments::text(const std::string& name, std::string otherwise) const {
  const auto found = values_.find(name);
  return found == values_.end() ? std::move(otherwise) : found->second.back();
}

std::vector<std::string> Arguments::values(const std::string& name) const {
  const auto found = values_.find(name);
  return found == values_.end() ? std::vector<std::string>() : found->second;
}

std::vector<std::string> Arguments::list(const std::string& name) const {
  std::vector<std::string> out;
  const auto found = values_.find(name);
  if (found == values_.end()) return out;
  for (const std::string& value : found->second)
    for (std::size_t begin = 0; begin <= value.size();) {
      const std::size_t end = std::min(value.find(',', begin), value.size());
      if (end > begin) out.push_back(value.substr(begin, end - begin));
      begin = end + 1;
    }
  if (out.empty()) throw Error(ErrorCode::usage, "--" + name + " has an empty value");
  return out;
}

std::optional<std::uint64_t> Arguments::number(const std::string& name) const {
  if (!has(name)) return std::nullopt;
  const std::string value = text(name);
  std::string_view rest = value;
  const std::optional<std::uint64_t> number = take_number(rest);
  if (!number || !rest.empty()) refuse_value(name, value, "a whole number");
  return number;
}

std::optional<std::uint64_t> Arguments::size(const std::string& name) const {
  if (!has(name)) return std::nullopt;
  constexpr std::uint64_t most = std::uint64_t{1} << 40;
  const std::string value = text(name);
  std::string_view rest = value;
  const std::optional<std::uint64_t> number = take_number(rest);
  const std::uint64_t factor = multiplier(rest);
  if (!number || *number == 0 || factor == 0 || *number > most / factor)
    refuse_value(name, value, "a size like 64M");
  return *number * factor;
}

std::string Arguments::choice(const std::string& name, std::string_view words,
                              std::string otherwise) const {
  if (!has(name)) return otherwise;
  const std::string value = text(name);
  for (std::string_view rest = words; !rest.empty();) {
    const std::size_t end = std::min(rest.find('|'), rest.size());
    if (rest.substr(0, end) == value) return value;
    rest.remove_prefix(std::min(rest.size(), end + 1));
  }
  std::string wanted = replace_all(words, "|", ", ");
  if (const std::size_t last = wanted.rfind(", "); last != std::string::npos)
    wanted.replace(last, 2, " or ");
  refuse_value(name, value, wanted);
}

std::vector<std::pair<std::string, std::string>> Arguments::dotted() const {
  std::vector<std::pair<std::string, std::string>> out;
  for (const auto& [name, list] : values_)
    if (name.find('.') != std::string::npos) out.emplace_back(name, list.back());
  return out;
}

Arguments parse_arguments(const CommandRow& command, std::vector<std::string> words) {
  const std::vector<TakenOption> known = options_of(command);
  join_yes_or_no(known, words);
  spell_switches(known, words);
  std::vector<const char*> argv = {"postferry"};
  for (const std::string& word : words) argv.push_back(word.c_str());
  Arguments arguments;
  try {
    cxxopts::Options parser = parser_for(known);
    const cxxopts::ParseResult result = parser.parse(static_cast<int>(argv.size()), argv.data());
    for (const TakenOption& option : known) {
      if (result.count(option.name) == 0) continue;
      arguments.said_.insert(option.name);
      std::vector<std::string>& values = arguments.values_[option.name];
      if (!option.argument.empty())
        values = result[option.name].as<std::vector<std::string>>();
      else if (!result[option.name].as<bool>())
        arguments.values_.erase(option.name);
    }
    for (const TakenOption& option : known) refuse_empty_value(option, arguments.values_);
    arguments.operands_ = result.unmatched();
  } catch (const cxxopts::exceptions::no_such_option& error) {
    refuse_unknown(command, known, quoted_part(error.what()));
  } catch (const cxxopts::exceptions::missing_argument& error) {
    refuse_without_value(known, quoted_part(error.what()));
  } catch (const cxxopts::exceptions::incorrect_argument_type& error) {
    throw Error(ErrorCode::usage,
                "a switch takes no value but yes and no: \"" + quoted_part(error.what()) + "\"");
  } catch (const cxxopts::exceptions::exception& error) {
    throw Error(ErrorCode::usage,
                "\"" + quoted_part(error.what()) + "\" is no option" + help_hint(command));
  }
  return arguments;
}

}  // namespace postferry
