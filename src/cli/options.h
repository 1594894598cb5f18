// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "cli/option_table.h"

namespace postferry {

/// The words of a command line, told apart, and what a file of options says besides. Values are
/// texts; the accessors check them and throw Error(usage) with one line that says what would be
/// right.
class Arguments {
 public:
  [[nodiscard]] bool has(const std::string& name) const { return values_.contains(name); }
  /// Whether the command line says it, be it that a switch is off. What a file alone says is a
  /// default, which is no mistake where it has no effect.
  [[nodiscard]] bool said(const std::string& name) const { return said_.contains(name); }
  /// Where a file says it, and the command line does not: "config.toml:3". Else empty.
  [[nodiscard]] std::string place_of(const std::string& name) const;
  /// What a file says at `place`: the value of an option that the command line is silent about.
  void set_default(const std::string& name, std::vector<std::string> values, std::string place);
  /// As if no file said it.
  void drop_default(const std::string& name);
  /// What files say, by names.
  [[nodiscard]] const std::map<std::string, std::string>& places() const noexcept {
    return places_;
  }
  /// The value given last, or `otherwise`.
  [[nodiscard]] std::string text(const std::string& name, std::string otherwise = {}) const;
  /// All values, as they were given.
  [[nodiscard]] std::vector<std::string> values(const std::string& name) const;
  /// All values, also those with commas between.
  [[nodiscard]] std::vector<std::string> list(const std::string& name) const;
  [[nodiscard]] std::optional<std::uint64_t> number(const std::string& name) const;
  /// Bytes: `4096`, `20M`, `1G`, `512KiB`.
  [[nodiscard]] std::optional<std::uint64_t> size(const std::string& name) const;
  /// One of the words of the option's row ("auto|always|never"), or `otherwise`.
  [[nodiscard]] std::string choice(const std::string& name, std::string_view words,
                                   std::string otherwise) const;
  [[nodiscard]] const std::vector<std::string>& operands() const noexcept { return operands_; }
  /// Options of formats, in the order of the table: ("jsonl.header", "no").
  [[nodiscard]] std::vector<std::pair<std::string, std::string>> dotted() const;

 private:
  friend Arguments parse_arguments(const CommandRow&, std::vector<std::string>);
  std::map<std::string, std::vector<std::string>> values_;
  std::set<std::string> said_;
  std::map<std::string, std::string> places_;
  std::vector<std::string> operands_;
};

/// Whether a word is one of those that say yes or no: yes, no, true, false, on, off, 1, 0.
[[nodiscard]] std::optional<bool> yes_or_no(std::string_view word);

/// Parses what stands after the command's name. Throws Error(usage).
[[nodiscard]] Arguments parse_arguments(const CommandRow& command, std::vector<std::string> words);

}  // namespace postferry
