// SPDX-License-Identifier: MIT
#include "commands/output.h"

#include "base/ascii.h"
#include "base/error.h"
#include "format/registry.h"
#include "io/descriptor.h"

namespace postferry {

namespace {

bool is_stdout(const std::string& path) { return path.empty() || path == "-"; }

bool has_extension(const std::string& name, std::string_view extension) {
  return name.size() > extension.size() &&
         equals_ignoring_case(std::string_view(name).substr(name.size() - extension.size()),
                              extension);
}

const Format* tree_format() {
  for (const Format* format : all_formats())
    if (format->is_tree()) return format;
  return nullptr;
}

}  // namespace

const Format* format_of_output(const std::string& output) {
  if (const Format* format = format_by_extension(output)) return format;
  const bool is_tree = output.ends_with('/') || has_extension(output, ".zip") ||
                       (!is_stdout(output) && is_directory(output));
  return is_tree ? tree_format() : nullptr;
}

void check_output(const Format& format, const std::string& path) {
  const bool zip = has_extension(path, ".zip");
  if (has_extension(path, ".gz") || (zip && !format.is_tree()))
    throw Error(ErrorCode::usage,
                "compressed files are read but not written; write to standard output and pipe it "
                "through gzip",
                path);
  if (!format.is_tree()) return;
  const std::string what = std::string(format.name) + " makes a file of each post";
  if (is_stdout(path))
    throw Error(ErrorCode::usage, what + ": name a directory or a .zip file with -o");
  if (!zip && format_by_extension(path) == &format && !is_directory(path) && !path.ends_with('/'))
    throw Error(ErrorCode::usage, what + ": name a directory (with a / behind it) or a .zip file",
                path);
}

Output::Output(const Format& format, const std::string& path, bool overwrite,
               const std::string& guest)
    : format_(format) {
  check_output(format, path);
  if (!format.is_tree())
    sink_ = is_stdout(path) ? stdout_sink() : file_sink(path, overwrite);
  else if (has_extension(path, ".zip") && !is_directory(path))
    tree_ = zip_tree(file_sink(path, overwrite));
  else
    tree_ = directory_tree(path, overwrite, guest);
}

Output::Output(const Format& format) : format_(format) {
  if (format.is_tree())
    tree_ = null_tree();
  else
    sink_ = null_sink();
}

std::unique_ptr<Assembler> Output::make_assembler(const WriteOptions& options) {
  return sink_ ? format_.make_assembler(*sink_, options)
               : format_.make_tree_assembler(*tree_, options);
}

void Output::close(Notes& notes) {
  if (sink_)
    sink_->close();
  else
    tree_->close(notes);
}

const std::string& Output::name() const noexcept { return sink_ ? sink_->name() : tree_->name(); }

}  // namespace postferry
