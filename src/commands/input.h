// SPDX-License-Identifier: MIT
// Opening what a command reads: which format it is, all of it the same, its splitter at work.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "commands/run.h"
#include "format/format.h"

namespace postferry {

/// What to open and how.
struct InputOptions {
  std::vector<std::string> operands;  ///< files, directories, globs, archives, "-"; none = stdin
  std::string from;                   ///< -f; empty: told from names and content
  std::vector<GivenOption> format_options;
  SplitOptions split;
  std::string_view naming = "-f";  ///< the option that names the format, for messages
};

/// Sources of one format. Wraps other sources and looks at the head of each: one that is given by
/// name and is of another format throws Error(usage) naming both; a file of a directory or archive
/// that is of no use is passed over with a note. Serial, like all Sources.
class CheckedSources final : public Sources {
 public:
  /// `named` is the format that the user named, or null; `naming` the option for that.
  CheckedSources(std::unique_ptr<Sources> sources, std::vector<std::string> operands,
                 const Format* named, std::string_view naming = "-f");

  /// The format, from the name of the first source if its content does not contradict, else from
  /// its content. Throws Error(input) if neither tells.
  [[nodiscard]] const Format& format();
  [[nodiscard]] std::unique_ptr<PeekSource> next() override;
  [[nodiscard]] std::uint64_t bytes_read() const noexcept override { return inner_->bytes_read(); }
  [[nodiscard]] std::uint64_t bytes_total() const noexcept override {
    return inner_->bytes_total();
  }
  /// Notes about files that were passed over; to be asked when reading has ended.
  [[nodiscard]] const Notes& notes() const noexcept { return notes_; }

 private:
  [[nodiscard]] bool is_named_by_user(const std::string& source) const;
  void pass_over(const std::string& source);
  [[nodiscard]] bool fits(PeekSource& source);

  std::unique_ptr<Sources> inner_;
  std::vector<std::string> operands_;
  const Format* format_;
  std::string_view naming_;
  std::unique_ptr<PeekSource> first_;
  std::string first_name_;
  Notes notes_;
};

/// An input that is open: its prolog is read.
struct Input {
  std::unique_ptr<CheckedSources> sources;  ///< of a format that is a stream
  std::unique_ptr<TreeSources> trees;       ///< of a format of a file a post
  const Format* format = nullptr;
  ReadOptions options;
  std::unique_ptr<Splitter> splitter;
  Prolog prolog;

  /// As Sources has them.
  [[nodiscard]] std::uint64_t bytes_read() const noexcept;
  [[nodiscard]] std::uint64_t bytes_total() const noexcept;
  /// Notes about files that were passed over; to be asked when reading has ended.
  [[nodiscard]] const Notes& notes() const noexcept;
};

/// Opens and reads the prolog. Throws Error(usage) for unknown formats and mixed inputs,
/// Error(input) for what can't be opened or is not of its format.
[[nodiscard]] Input open_input(const InputOptions& options);
/// The same for sources that are open already, of the format `from`; operands are their names.
[[nodiscard]] Input open_input(const InputOptions& options, std::unique_ptr<Sources> sources);

/// The format of that name; Error(usage) with a suggestion if there is none.
[[nodiscard]] const Format& format_named(std::string_view name);

/// Those of the given options that are `format`'s; Error(usage) for a name that it does not have.
[[nodiscard]] FormatOptions options_of(const Format& format, const std::vector<GivenOption>& given);

/// Whether a given option is `format`'s and means something to it in that direction
/// (&OptionSpec::reading, &OptionSpec::writing).
[[nodiscard]] bool takes(const Format& format, const GivenOption& given,
                         bool OptionSpec::*direction);

/// "wordpress.xml", "<stdin>", "a.xml and 2 more".
[[nodiscard]] std::string describe_operands(const std::vector<std::string>& operands);

}  // namespace postferry
