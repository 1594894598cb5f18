// SPDX-License-Identifier: MIT
// A whole format in one file, for the test that adding one needs its folder and one line: a post a
// line, its slug and its title with a TAB between them (\t, \n and \\ in them are escaped).
#include "format/format.h"

#include <array>
#include <utility>

namespace postferry {
namespace toy {
namespace {

std::string escape(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\\')
      out += "\\\\";
    else if (c == '\t')
      out += "\\t";
    else if (c == '\n')
      out += "\\n";
    else
      out += c;
  }
  return out;
}

std::string unescape(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\\' || i + 1 == text.size())
      out += text[i];
    else if (const char c = text[++i]; c == 't')
      out += '\t';
    else
      out += c == 'n' ? '\n' : c;
  }
  return out;
}

bool read_line(std::string_view line, Post& post) {
  const std::size_t tab = line.find('\t');
  if (tab == std::string_view::npos) return false;
  post.slug = unescape(line.substr(0, tab));
  post.title = unescape(line.substr(tab + 1));
  return true;
}

class LineSplitter final : public Splitter {
 public:
  LineSplitter(Sources& sources, const SplitOptions& limits) : sources_(sources), limits_(limits) {}

  Prolog prolog() override {
    source_ = sources_.next();
    Prolog prolog;
    prolog.has_ids = false;
    return prolog;
  }

  bool next(Chunk& chunk) override {
    for (; source_ != nullptr; source_ = sources_.next()) {
      chunk.buffer = std::move(tail_);
      tail_.clear();
      const bool more = fill(chunk.buffer);
      cut(chunk, more);
      if (!chunk.records.empty()) return true;
      offset_ = line_ = 0;
    }
    return false;
  }

  Site epilog(Notes&) override { return {}; }

 private:
  // Reads until there is a whole line; false at the end of the source.
  bool fill(std::string& buffer) {
    while (true) {
      const std::size_t had = buffer.size();
      buffer.resize(had + limits_.chunk_size);
      const std::size_t got = source_->read(buffer.data() + had, limits_.chunk_size);
      buffer.resize(had + got);
      if (got == 0) return false;
      if (buffer.find('\n', had) != std::string::npos) return true;
    }
  }

  // Makes records of the buffer's lines; what follows the last of them waits for the next chunk.
  void cut(Chunk& chunk, bool more) {
    if (!more && !chunk.buffer.empty() && chunk.buffer.back() != '\n') chunk.buffer += '\n';
    const std::size_t size = chunk.buffer.rfind('\n') + 1;
    tail_.assign(chunk.buffer, size);
    chunk.buffer.resize(size);
    chunk.buffer.append(Chunk::padding, '\0');
    chunk.source = source_->name();
    for (std::size_t begin = 0; begin < size;) {
      const std::size_t end = chunk.buffer.find('\n', begin);
      Record record;
      record.bytes = std::string_view(chunk.buffer).substr(begin, end - begin);
      record.ordinal = ordinal_++;
      record.offset = offset_ + begin;
      record.line = ++line_;
      chunk.records.push_back(record);
      begin = end + 1;
    }
    offset_ += size;
  }

  Sources& sources_;
  SplitOptions limits_;
  std::unique_ptr<PeekSource> source_;
  std::string tail_;
  std::uint64_t ordinal_ = 0;
  std::uint64_t offset_ = 0;
  std::uint64_t line_ = 0;
};

class LineParser final : public Parser {
 public:
  Verdict parse(const Record& record, const Context*, Post& post, Notes& notes) override {
    if (read_line(record.bytes, post)) return Verdict::kept;
    notes.add(NoteCode::record_unreadable, {}, "a line without a TAB");
    return Verdict::failed;
  }
};

class LineEncoder final : public Encoder {
 public:
  void encode(const Post& post, std::uint64_t, Piece& piece, Notes&) override {
    piece.bytes = escape(post.slug) + '\t' + escape(post.title);
    Post kept;
    (void)read_line(piece.bytes, kept);
    piece.losses = lost_fields(post, kept);
    piece.bytes += '\n';
  }
};

class LineAssembler final : public Assembler {
 public:
  explicit LineAssembler(Sink& sink) : sink_(sink) {}
  FieldCounts begin(const Site& site) override { return lost_fields(site, Site{}); }
  void add(const PieceView& piece) override { sink_.write(piece.bytes); }
  FieldCounts end(const Site& late, const Site&) override { return lost_fields(late, Site{}); }

 private:
  Sink& sink_;
};

FieldSet holds() { return FieldSet(Field::post_slug, Field::post_title); }
FieldSet holds_partly() { return {}; }
int sniff(std::string_view) { return 0; }

std::unique_ptr<Splitter> make_splitter(Sources& sources, const ReadOptions&,
                                        const SplitOptions& limits) {
  return std::make_unique<LineSplitter>(sources, limits);
}
std::unique_ptr<Parser> make_parser(const ReadOptions&) { return std::make_unique<LineParser>(); }
std::unique_ptr<Encoder> make_encoder(const WriteOptions&) {
  return std::make_unique<LineEncoder>();
}
std::unique_ptr<Assembler> make_assembler(Sink& sink, const WriteOptions&) {
  return std::make_unique<LineAssembler>(sink);
}

constexpr std::array<std::string_view, 1> extensions = {"toy"};

}  // namespace
}  // namespace toy

extern const Format toy_format;
constinit const Format toy_format = {
    .name = "toy",
    .title = "Toy format: slugs and titles",
    .aliases = {},
    .extensions = toy::extensions,
    .options = {},
    .carrier = {},
    .public_target = false,
    .holds = toy::holds,
    .holds_partly = toy::holds_partly,
    .sniff = toy::sniff,
    .make_splitter = toy::make_splitter,
    .make_parser = toy::make_parser,
    .make_encoder = toy::make_encoder,
    .make_assembler = toy::make_assembler,
};

}  // namespace postferry
