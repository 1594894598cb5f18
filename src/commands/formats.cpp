// SPDX-License-Identifier: MIT
#include "commands/formats.h"

#include "base/error.h"
#include "codec/json_write.h"
#include "commands/fidelity_table.h"
#include "commands/input.h"
#include "format/registry.h"

namespace postferry {

namespace {

std::string padded(std::string_view text, std::size_t width) {
  std::string out(text);
  if (out.size() < width) out.append(width - out.size(), ' ');
  return out;
}

std::string without_trailing_blanks(std::string line) {
  while (!line.empty() && line.back() == ' ') line.pop_back();
  return line + "\n";
}

template <class List>
std::string joined(const List& list, std::string_view before_each) {
  std::string out;
  for (const std::string_view item : list)
    out += (out.empty() ? "" : ", ") + std::string(before_each) + std::string(item);
  return out;
}

bool is_written(const Format& format) { return format.make_encoder != nullptr; }

// What is only read keeps nothing, which says nothing about it.
std::vector<const Format*> written_formats() {
  std::vector<const Format*> list;
  std::copy_if(all_formats().begin(), all_formats().end(), std::back_inserter(list),
               [](const Format* format) { return is_written(*format); });
  return list;
}

void write_list(const TextOut& out) {
  constexpr std::size_t width = 12;
  for (const Format* format : all_formats()) {
    std::string line = padded(format->name, width) + std::string(format->title);
    if (!format->extensions.empty()) line += " (" + joined(format->extensions, ".") + ")";
    if (!is_written(*format)) line += ", only read";
    out(line + "\n");
  }
}

void write_table(const std::vector<const Format*>& formats, const TextOut& out) {
  constexpr std::size_t field_width = 26;  // five formats fit into 80 columns
  constexpr std::size_t format_width = 11;
  std::string line = padded("field", field_width);
  for (const Format* format : formats) line += padded(format->name, format_width);
  out(without_trailing_blanks(line));
  for (const Field field : leaf_fields()) {
    line = padded(name(field), field_width);
    for (const Format* format : formats)
      line += padded(to_string(format->fidelity(field)), format_width);
    out(without_trailing_blanks(line));
  }
}

void write_legend(const TextOut& out) {
  out("\nnative: in the format's own terms; partly: natively where it fits, else in the\n"
      "carrier; carried: in the carrier (lost with --no-carrier); lost: nowhere\n\n");
}

void write_format(const Format& format, const TextOut& out) {
  out(std::string(format.name) + ": " + std::string(format.title) + "\n");
  if (!format.aliases.empty()) out("also called: " + joined(format.aliases, "") + "\n");
  if (!format.extensions.empty()) out("file names: " + joined(format.extensions, "*.") + "\n");
  if (is_written(format))
    out("carrier: " + std::string(format.carrier.empty() ? "needs none" : format.carrier) + "\n");
  if (format.public_target)
    out("a public target: private data is withheld unless --private-data keep\n");
  if (!is_written(format)) out("only read\n");
  for (const OptionSpec& option : format.options) {
    std::string line = "--" + std::string(format.name) + "." + std::string(option.name);
    if (!option.argument.empty()) line += " " + std::string(option.argument);
    line += std::string(" (") + (option.reading ? "reading" : "") +
            (option.reading && option.writing ? ", " : "") + (option.writing ? "writing" : "") +
            ")\n    " + std::string(option.doc) + "\n";
    out(line);
  }
  if (!is_written(format)) return;
  write_legend(out);
  write_table({&format}, out);
}

void append_text(std::string& out, std::string_view key, std::string_view value) {
  out += "\"" + std::string(key) + "\":";
  append_json_string(out, value);
}

template <class List>
void append_list(std::string& out, std::string_view key, const List& list) {
  out += "\"" + std::string(key) + "\":";
  JsonList texts(out, JsonList::Kind::array);
  for (const std::string_view item : list) {
    texts.element();
    append_json_string(out, item);
  }
  texts.close();
}

void append_options(std::string& out, const Format& format) {
  out += "\"options\":[";
  bool first = true;
  for (const OptionSpec& option : format.options) {
    if (!first) out += ',';
    first = false;
    append_text(out += '{', "name", option.name);
    append_text(out += ',', "argument", option.argument);
    append_text(out += ',', "doc", option.doc);
    out += std::string(",\"reading\":") + (option.reading ? "true" : "false") +
           ",\"writing\":" + (option.writing ? "true" : "false") + "}";
  }
  out += ']';
}

std::string json_of(const Format& format) {
  std::string out = "{";
  append_text(out, "name", format.name);
  append_text(out += ',', "title", format.title);
  append_list(out += ',', "aliases", format.aliases);
  append_list(out += ',', "extensions", format.extensions);
  append_text(out += ',', "carrier", format.carrier);
  out += std::string(",\"public\":") + (format.public_target ? "true" : "false");
  out += std::string(",\"writes\":") + (is_written(format) ? "true" : "false");
  append_options(out += ',', format);
  if (!is_written(format)) return out + "}";
  out += ",\"fields\":{";
  bool first = true;
  for (const Field field : leaf_fields()) {
    append_text(first ? out : out += ',', name(field), to_string(format.fidelity(field)));
    first = false;
  }
  return out + "}}";
}

void write_notes(bool json, const TextOut& out) {
  constexpr std::size_t name_width = 26;
  constexpr std::size_t severity_width = 9;
  for (std::size_t i = 0; i < static_cast<std::size_t>(NoteCode::count_); ++i) {
    const NoteInfo& note = info(static_cast<NoteCode>(i));
    if (!json) {
      out(padded(note.name, name_width) + padded(to_string(note.severity), severity_width) +
          std::string(note.doc) + "\n");
      continue;
    }
    std::string line = "{";
    append_text(line, "code", note.name);
    append_text(line += ',', "severity", to_string(note.severity));
    append_text(line += ',', "doc", note.doc);
    out(line + "}\n");
  }
}

}  // namespace

void formats(const FormatsOptions& options, const TextOut& out) {
  if (options.notes && options.table)
    throw Error(ErrorCode::usage, "--notes and --table are two lists; ask for one at a time");
  if (options.json && options.table)
    throw Error(ErrorCode::usage, "--table is Markdown; --json without it tells every field");
  if (options.notes) return write_notes(options.json, out);
  if (!options.format.empty()) {
    const Format& format = format_named(options.format);
    if (options.table && !is_written(format))
      throw Error(ErrorCode::usage, "format " + std::string(format.name) +
                                        " is only read; the table is of what is written");
    if (options.table)
      out(fidelity_table({&format}));
    else if (options.json)
      out(json_of(format) + "\n");
    else
      write_format(format, out);
    return;
  }
  if (options.table) return out(fidelity_table(written_formats()));
  if (options.json) {
    for (const Format* format : all_formats()) out(json_of(*format) + "\n");
    return;
  }
  write_list(out);
  write_legend(out);
  write_table(written_formats(), out);
}

std::vector<FormatInfo> format_infos() {
  std::vector<FormatInfo> list;
  for (const Format* format : all_formats())
    list.push_back(
        {std::string(format->name), std::string(format->title), joined(format->extensions, "*.")});
  return list;
}

std::vector<std::string> format_names() {
  std::vector<std::string> list;
  for (const Format* format : all_formats()) list.emplace_back(format->name);
  return list;
}

std::vector<std::string> field_names() {
  std::vector<std::string> list;
  for (const Field field : leaf_fields()) list.emplace_back(name(field));
  return list;
}

std::vector<FormatOptionInfo> format_options() {
  std::vector<FormatOptionInfo> list;
  for (const Format* format : all_formats())
    for (const OptionSpec& option : format->options)
      list.push_back({std::string(format->name) + "." + std::string(option.name),
                      std::string(option.argument), std::string(option.doc), option.reading});
  return list;
}

}  // namespace postferry
