// SPDX-License-Identifier: MIT
#include "body/plain_text.h"

#include <algorithm>

#include "base/ascii.h"
#include "body/lines.h"

namespace postferry {

namespace {

class TextWriter {
 public:
  TextWriter(const Tape& tape, const BodyLines& body, std::string& out)
      : tape_(tape), body_(body), out_(out) {}

  void write() {
    const Line* before = nullptr;
    for (const Line& line : body_.lines) {
      if (line.text_size == 0) continue;  // an image alone
      if (before != nullptr) part(*before, line);
      lead(line);
      out_.append(body_.text_of(line));
      before = &line;
    }
  }

 private:
  struct List {
    std::uint32_t token;
    std::uint32_t number;
  };

  void part(const Line& before, const Line& line) {
    const bool cells = line.row != no_token && line.row == before.row;
    if (cells && line.block != before.block && line.list == no_token) {
      out_ += '\t';
      return;
    }
    const bool same_block =
        line.block == before.block && line.wp_block == before.wp_block && line.block != no_token;
    const bool items = line.list != no_token && before.list != no_token && line.first_of_item;
    const bool rows = line.row != no_token && before.row != no_token;
    out_ += same_block || items || rows || joined(before, line) ? "\n" : "\n\n";
  }

  // At top level no block tells lines apart: those that only a br parts have nothing else between.
  bool joined(const Line& before, const Line& line) const {
    if (line.block != before.block) return false;
    for (std::uint32_t i = before.last; i < line.first; ++i) {
      const Token& token = tape_.tokens[i];
      const bool parts = token.kind == TokenKind::comment || token.kind == TokenKind::block_void ||
                         token.kind == TokenKind::block_open ||
                         (token.kind == TokenKind::open && is_block(token.tag));
      if (parts) return false;
    }
    return true;
  }

  void lead(const Line& line) {
    if (line.list == no_token) return;
    const std::size_t depth = line.kind == LineKind::heading ? 1 : line.level;
    out_.append(2 * (std::max<std::size_t>(depth, 1) - 1), ' ');
    if (!line.first_of_item)
      out_ += "  ";
    else if (line.ordered)
      out_.append(std::to_string(next_number(line.list))).append(". ");
    else
      out_ += "- ";
  }

  std::uint32_t next_number(std::uint32_t list) {
    while (!lists_.empty() && lists_.back().token > list) lists_.pop_back();
    if (lists_.empty() || lists_.back().token != list) lists_.push_back({list, start_of(list)});
    return lists_.back().number++;
  }

  std::uint32_t start_of(std::uint32_t list) const {
    const std::string_view start = tape_.attribute(tape_.tokens[list], "start");
    if (start.empty() || start.size() > 9 || !std::all_of(start.begin(), start.end(), is_digit))
      return 1;
    std::uint32_t number = 0;
    for (const char c : start) number = number * 10 + static_cast<std::uint32_t>(c - '0');
    return number;
  }

  const Tape& tape_;
  const BodyLines& body_;
  std::string& out_;
  std::vector<List> lists_;
};

}  // namespace

void append_plain_text(const Tape& tape, std::uint32_t first, std::uint32_t last,
                       std::string& out) {
  BodyLines body;
  append_lines(tape, first, last, false, body);
  TextWriter(tape, body, out).write();
}

}  // namespace postferry
