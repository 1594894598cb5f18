// SPDX-License-Identifier: MIT
#include "commands/input.h"

#include <algorithm>
#include <utility>

#include "base/error.h"
#include "commands/suggest.h"
#include "format/registry.h"

namespace postferry {

namespace {

constexpr std::size_t head_size = std::size_t{64} << 10;  // what Format::sniff wants to see
constexpr int sure_enough = 50;

// The name's format, unless the content is not that and plainly something else.
const Format* guess(const std::string& name, std::string_view head) {
  const Format* by_name = format_by_extension(name);
  const Format* by_content = format_by_content(head);
  if (by_content == nullptr) return by_name;
  // A name that several formats share (saved answers of a REST API are .json) says less than a
  // content that is surer of itself.
  const int by_name_score = by_name != nullptr ? by_name->sniff(head) : 0;
  if (by_name_score >= sure_enough && by_name_score >= by_content->sniff(head)) return by_name;
  return by_content;
}

std::string quoted(std::string_view text) { return "\"" + std::string(text) + "\""; }

// Different extensions are told at once, before a gigabyte is converted for nothing.
void refuse_mixed_names(const std::vector<std::string>& operands) {
  const std::string* first = nullptr;
  for (const std::string& operand : operands) {
    const Format* format = format_by_extension(operand);
    if (format == nullptr) continue;
    if (first == nullptr) first = &operand;
    if (const Format* known = format_by_extension(*first); known != format)
      throw Error(ErrorCode::usage, quoted(*first) + " looks like " + std::string(known->name) +
                                        ", " + quoted(operand) + " like " +
                                        std::string(format->name) +
                                        "; convert them one by one, or name their format with -f");
  }
}

constexpr std::size_t enough_names = 1000;  // to tell what a directory or archive holds

bool is_in_tree_folder(std::string_view name) {
  const std::string inside = std::string(tree_folder) + "/";
  return name.starts_with(inside) || name.find("/" + inside) != std::string_view::npos;
}

// The format of a file a post that a directory, archive or file holds, or null. A stray note beside
// an export makes no blog: files of a stream at the top must be fewer.
const Format* tree_format_of(const std::string& operand) {
  const Format* found = nullptr;
  std::size_t streams = 0;
  std::size_t posts = 0;
  bool ours = false;
  const std::vector<std::string> names = look_into(operand, enough_names);
  for (const std::string& name : names) {
    ours = ours || is_in_tree_folder(name);
    const Format* format = is_in_tree_folder(name) ? nullptr : format_by_extension(name);
    if (format == nullptr) continue;
    if (format->is_tree()) {
      found = format;
      ++posts;
    } else if (name.find('/') == std::string::npos) {
      ++streams;
    }
  }
  if (names.empty()) {
    found = format_by_extension(operand);
    return found != nullptr && found->is_tree() ? found : nullptr;
  }
  return ours || posts > streams ? found : nullptr;
}

// The format if all operands are trees of one; Error(usage) if only some are.
const Format* tree_format_of(const std::vector<std::string>& operands) {
  const Format* first = operands.empty() ? nullptr : tree_format_of(operands.front());
  for (const std::string& operand : operands)
    if (tree_format_of(operand) != first)
      throw Error(ErrorCode::usage,
                  quoted(operands.front()) + " and " + quoted(operand) +
                      " are of different formats; convert them one by one, or name their format "
                      "with -f");
  return first;
}

bool is_standard_input(const std::vector<std::string>& operands) {
  return operands.empty() || (operands.size() == 1 && operands.front() == "-");
}

}  // namespace

CheckedSources::CheckedSources(std::unique_ptr<Sources> sources, std::vector<std::string> operands,
                               const Format* named, std::string_view naming)
    : inner_(std::move(sources)), operands_(std::move(operands)), format_(named), naming_(naming) {}

bool CheckedSources::is_named_by_user(const std::string& source) const {
  return source == "<stdin>" ||
         std::find(operands_.begin(), operands_.end(), source) != operands_.end();
}

void CheckedSources::pass_over(const std::string& source) {
  notes_.add_at({source, 0, 0}, NoteCode::input_passed_over);
}

const Format& CheckedSources::format() {
  while (format_ == nullptr) {
    first_ = inner_->next();
    if (first_ == nullptr)
      throw Error(ErrorCode::input, "nothing in the input is of a known format");
    first_name_ = first_->name();
    const std::string_view head = first_->peek(head_size);
    format_ = guess(first_name_, head);
    if (format_ != nullptr) break;
    if (is_named_by_user(first_name_))
      throw Error(ErrorCode::input,
                  head.empty() ? "the input is empty"
                               : "the format can't be told from name and content; name it with " +
                                     std::string(naming_),
                  first_name_);
    pass_over(first_name_);
  }
  return *format_;
}

// Whether a source is to be read; throws if the user named it and it is something else.
bool CheckedSources::fits(PeekSource& source) {
  const std::string_view head = source.peek(head_size);
  if (format_->sniff(head) > 0) return true;
  const Format* other = guess(source.name(), head);
  if (!is_named_by_user(source.name())) {
    if (format_by_extension(source.name()) == format_) return true;
    pass_over(source.name());
    return false;
  }
  if (other == nullptr || other == format_) return true;  // the splitter will judge
  const std::string what = "this looks like " + std::string(other->name) + ", not like ";
  if (first_name_.empty() || first_name_ == source.name())
    throw Error(ErrorCode::input, what + std::string(format_->name), source.name());
  throw Error(ErrorCode::usage,
              what + std::string(format_->name) + " as in " + quoted(first_name_) +
                  "; convert them one by one",
              source.name());
}

std::unique_ptr<PeekSource> CheckedSources::next() {
  if (first_ != nullptr) return std::move(first_);
  while (std::unique_ptr<PeekSource> source = inner_->next()) {
    if (format_ == nullptr || fits(*source)) {
      if (first_name_.empty()) first_name_ = source->name();
      return source;
    }
  }
  return nullptr;
}

Input open_input(const InputOptions& options) {
  const Format* named = options.from.empty() ? nullptr : &format_named(options.from);
  if (named == nullptr) {
    refuse_mixed_names(options.operands);
    named = tree_format_of(options.operands);
  }
  Input input;
  input.format = named;
  if (named == nullptr || !named->is_tree()) {
    input.sources = std::make_unique<CheckedSources>(open_sources(options.operands),
                                                     options.operands, named, options.naming);
    input.format = &input.sources->format();
  }
  input.options.own = options_of(*input.format, options.format_options);
  if (input.format->is_tree()) {
    input.trees = input.sources && is_standard_input(options.operands)
                      ? tree_of(input.sources->next())
                      : open_trees(options.operands, input.format->selection());
    input.splitter = input.format->make_tree_splitter(*input.trees, input.options, options.split);
  } else {
    input.splitter = input.format->make_splitter(*input.sources, input.options, options.split);
  }
  input.prolog = input.splitter->prolog();
  return input;
}

Input open_input(const InputOptions& options, std::unique_ptr<Sources> sources) {
  const Format& format = format_named(options.from);
  Input input;
  input.format = &format;
  input.sources = std::make_unique<CheckedSources>(std::move(sources), options.operands, &format,
                                                   options.naming);
  input.options.own = options_of(format, options.format_options);
  input.splitter = format.make_splitter(*input.sources, input.options, options.split);
  input.prolog = input.splitter->prolog();
  return input;
}

std::uint64_t Input::bytes_read() const noexcept {
  return trees ? trees->bytes_read() : sources->bytes_read();
}

std::uint64_t Input::bytes_total() const noexcept {
  return trees ? trees->bytes_total() : sources->bytes_total();
}

const Notes& Input::notes() const noexcept {
  static const Notes none;
  return sources ? sources->notes() : none;
}

const Format& format_named(std::string_view name) {
  if (const Format* format = find_format(name)) return *format;
  std::vector<std::string_view> known;
  std::string list;
  for (const Format* format : all_formats()) {
    known.push_back(format->name);
    known.insert(known.end(), format->aliases.begin(), format->aliases.end());
    list += (list.empty() ? "" : ", ") + std::string(format->name);
  }
  std::string hint;
  if (const Format* format = format_by_extension("x." + std::string(name)))
    hint = "; *." + std::string(name) + " files are " + std::string(format->name);
  if (hint.empty()) hint = did_you_mean(name, known);
  if (hint.empty()) hint = "; known are " + list;
  throw Error(ErrorCode::usage, "there is no format " + quoted(name) + hint);
}

FormatOptions options_of(const Format& format, const std::vector<GivenOption>& given) {
  FormatOptions own;
  for (const GivenOption& option : given) {
    if (option.format != format.name) continue;
    const bool known =
        std::any_of(format.options.begin(), format.options.end(),
                    [&](const OptionSpec& spec) { return spec.name == option.name; });
    if (!known)
      throw Error(ErrorCode::usage, "format " + option.format + " has no option " +
                                        quoted(option.name) + "; postferry formats " +
                                        option.format + " lists them");
    own.set(option.name, option.value);
  }
  return own;
}

bool takes(const Format& format, const GivenOption& given, bool OptionSpec::*direction) {
  return given.format == format.name &&
         std::any_of(format.options.begin(), format.options.end(), [&](const OptionSpec& spec) {
           return spec.name == given.name && spec.*direction;
         });
}

std::string describe_operands(const std::vector<std::string>& operands) {
  if (operands.empty() || operands.front() == "-") return "<stdin>";
  if (operands.size() == 1) return operands.front();
  return operands.front() + " and " + std::to_string(operands.size() - 1) + " more";
}

}  // namespace postferry
