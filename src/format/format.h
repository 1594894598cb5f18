// SPDX-License-Identifier: MIT
// What a format is to the program: a descriptor and four small parts. A reader is a Splitter and a
// Parser, a writer is an Encoder and an Assembler.
//
//   Source -> [Splitter] -> Chunk -> { Parser -> Post -> filters -> Encoder } -> [Assembler] ->
//   Sink
//             serial               parallel, one of each a worker              serial, in order
//
// A format's source is a stream, or a tree of files with a record each. The encoder of such a
// format wishes a name for each piece; its assembler settles the names and puts files into a Tree.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/note.h"
#include "io/sink.h"
#include "io/source.h"
#include "io/tree.h"
#include "io/tree_source.h"
#include "model/field.h"
#include "model/post.h"
#include "model/presence.h"
#include "model/review_facts.h"
#include "model/site.h"

namespace postferry {

/// What a splitter learnt about one source and its parsers need: namespaces, columns, dialect.
/// Made by the splitter, immutable afterwards, shared by all records of that source.
class Context {
 public:
  Context() = default;
  Context(const Context&) = delete;
  Context& operator=(const Context&) = delete;
  virtual ~Context() = default;
};

/// One record of the source: its bytes and where they stood. Views into the chunk.
struct Record {
  std::string_view bytes;
  std::uint64_t ordinal = 0;   ///< 0-based, over all sources of the run
  std::uint64_t offset = 0;    ///< of the first byte in its source
  std::uint64_t line = 0;      ///< 1-based line of the first byte in its source
  bool unfinished = false;     ///< the source ended (or was cut) before the record did
  std::string_view name = {};  ///< of its file in a tree; empty in a stream
};

/// Some consecutive records of one source, with the notes the splitter made on the way to them.
/// Reused: clear() keeps the buffer.
struct Chunk {
  /// At least this many readable bytes follow every record's bytes inside `buffer` (simdjson).
  static constexpr std::size_t padding = 64;

  std::string buffer;
  std::vector<Record> records;
  std::shared_ptr<const Context> context;
  std::string source;  ///< name of the source or tree, for places
  std::uint64_t sequence = 0;
  std::vector<Note> notes;  ///< about the bytes before and between the records
  std::uint64_t skipped =
      0;  ///< records the splitter itself had to skip (too long); each has a note

  void clear();  ///< but for the buffer: a splitter overwrites what is in it
};

/// Where a record stands, for notes.
[[nodiscard]] Place place_of(const Chunk& chunk, const Record& record);

/// What stands before the first record.
struct Prolog {
  Site site;
  /// True if the source's records can carry post ids at all; false lets a writer that must make up
  /// ids count from 1 (Goodreads rows), true makes it use numbers that no blog has.
  bool has_ids = true;
};

/// Limits and counters that a splitter keeps to.
struct SplitOptions {
  std::size_t chunk_size = std::size_t{256} << 10;  ///< bytes to read at a time
  std::size_t max_record = std::size_t{64} << 20;   ///< longer records are skipped with a note
};

/// Finds record boundaries without parsing. Serial: the pipeline's reading thread calls
/// prolog() once, then next() until it returns false, then epilog(). Never holds more than one
/// chunk and an unfinished record. Throws Error only where the run can't go on.
class Splitter {
 public:
  Splitter() = default;
  Splitter(const Splitter&) = delete;
  Splitter& operator=(const Splitter&) = delete;
  virtual ~Splitter() = default;

  /// Reads up to the first record. Throws Error(input) if the source is not of this format.
  [[nodiscard]] virtual Prolog prolog() = 0;
  /// Fills `chunk` (already cleared) with at least one record, or with notes only, or returns false
  /// at the end of all sources.
  [[nodiscard]] virtual bool next(Chunk& chunk) = 0;
  /// What was learnt about the site after the first record; notes about the end of the input.
  [[nodiscard]] virtual Site epilog(Notes& notes) = 0;
};

/// What became of a record.
enum class Verdict : std::uint8_t {
  kept,     ///< there is a post
  skipped,  ///< on purpose: an empty row, a filter, a private post for a public target
  failed    ///< damage: nothing of it could be used; a note says what
};

/// Turns one record into a Post. One a worker; reused for many records.
class Parser {
 public:
  Parser() = default;
  Parser(const Parser&) = delete;
  Parser& operator=(const Parser&) = delete;
  virtual ~Parser() = default;

  /// `post` is cleared by the caller. The record's bytes have Chunk::padding readable bytes behind.
  /// Notes' place is set to the record's start by the caller; the parser refines line and offset
  /// where it can.
  [[nodiscard]] virtual Verdict parse(const Record& record, const Context* context, Post& post,
                                      Notes& notes) = 0;
};

/// What an encoder made of one post.
struct Piece {
  std::string bytes;
  std::string name;     ///< wished file name in a tree; empty for what gets no file of its own
  std::string address;  ///< what it says of its address, for the format's own assembler
  FieldCounts losses;   ///< leaf fields that the target did not take
  FieldCounts carried;  ///< leaf fields that went into the carrier
  Verdict verdict = Verdict::kept;

  void clear();
};

/// A piece as it reaches the assembler: without copies, among those of other posts. The views end
/// with the call they are given to.
struct PieceView {
  std::string_view bytes;
  std::string_view name;
  std::string_view address = {};  ///< only where somebody wants to know (--url-map)
};

/// Where a piece went.
struct Placed {
  std::string file = {};  ///< its name in the tree; empty: it has none
  /// The page that the blog engine in question makes of it, as a path that begins with '/'. Empty:
  /// that hangs on things that are not known here; nullopt: no engine is in question.
  std::optional<std::string> address = {};
};

/// Values of a format's own options, by name without the format's prefix.
class FormatOptions {
 public:
  void set(std::string name, std::string value) { values_[std::move(name)] = std::move(value); }
  /// The value, or `otherwise`.
  [[nodiscard]] std::string get(const std::string& name, std::string otherwise = {}) const;
  /// yes, true, on, 1 (and a bare option) are true; no, false, off, 0 are false; else Error(usage).
  [[nodiscard]] bool flag(const std::string& name, bool otherwise) const;

 private:
  std::map<std::string, std::string> values_;
};

/// What a reader is told.
struct ReadOptions {
  FormatOptions own;
};

/// What a writer is told.
struct WriteOptions {
  FormatOptions own;
  bool carrier = true;         ///< --no-carrier: what the format can't hold is lost and reported
  bool private_data = false;   ///< --private-data keep, for public targets
  bool source_has_ids = true;  ///< Prolog::has_ids
  std::string site_url;        ///< --site-url: for targets that need one and sources without
  std::string default_author;  ///< --default-author
  std::string default_status;  ///< --default-status
  const Site* site = nullptr;  ///< what is known of the site at the start; outlives the writer
};

/// Turns one Post into bytes. One a worker.
class Encoder {
 public:
  Encoder() = default;
  Encoder(const Encoder&) = delete;
  Encoder& operator=(const Encoder&) = delete;
  virtual ~Encoder() = default;

  /// `piece` is cleared by the caller; `ordinal` is the record's (for names and made-up ids).
  /// The bytes must depend on post, ordinal and options alone.
  virtual void encode(const Post& post, std::uint64_t ordinal, Piece& piece, Notes& notes) = 0;

  /// The same for a post whose review's facts are said by the body that is to be shown, which may
  /// differ from the post's own. Writers with a carrier make it give the post's own body back.
  /// Others write the body that is shown.
  virtual void encode_shown(const Post& post, const ShownBody& shown, std::uint64_t ordinal,
                            Piece& piece, Notes& notes);
};

/// Puts pieces together, in order. Serial. Writes to the sink or tree it was made with; never
/// closes it.
class Assembler {
 public:
  Assembler() = default;
  Assembler(const Assembler&) = delete;
  Assembler& operator=(const Assembler&) = delete;
  virtual ~Assembler() = default;

  /// Once, before any piece. Returns the site's leaf fields that the target did not take.
  virtual FieldCounts begin(const Site& site) = 0;
  virtual void add(const PieceView& piece) = 0;
  /// Where the piece of the last add() went. Targets that are streams have no places.
  [[nodiscard]] virtual Placed placed() const { return {}; }
  /// Once, at the end. `late`: what the source said about the site after begin(). `used`: authors
  /// (login only) and terms (taxonomy, slug, name) that posts use and the site did not declare;
  /// targets that need declarations make them of it, the others ignore it.
  virtual FieldCounts end(const Site& late, const Site& used) = 0;
};

/// An option of a format, for help, completion and checks.
struct OptionSpec {
  std::string_view name;      ///< without the format's prefix: "header" of --jsonl.header
  std::string_view argument;  ///< "yes|no"
  std::string_view doc;
  bool reading = false;
  bool writing = false;
};

/// How a format keeps a field.
enum class Fidelity : std::uint8_t {
  native,   ///< in the format's own terms
  partly,   ///< natively where it fits, else (also) in the carrier
  carried,  ///< in the carrier; lost with --no-carrier
  lost      ///< nowhere
};

/// A format. constinit objects, listed by formats/formats.def; no registration at run time.
struct Format {
  std::string_view name;   ///< "wxr"
  std::string_view title;  ///< "WordPress eXtended RSS 1.0-1.2"
  std::span<const std::string_view> aliases;
  std::span<const std::string_view> extensions;  ///< without the dot, the usual one first
  std::span<const OptionSpec> options;
  std::string_view carrier;  ///< what its carrier is, for the docs; empty: needs none
  bool public_target = false;
  /// Posts that are not for the public get a mark that says so, and so need not be left out.
  bool marks_drafts = false;
  /// Its bodies become pages on the web, where JSON-LD tells search engines what they say.
  bool shows_pages = false;
  /// Its encoder takes bodies apart: extraction then leaves it the tape (ShownBody::tape).
  bool takes_bodies_apart = false;

  /// Fields kept natively (leaf fields; wholly), fields kept natively where they fit. What is in
  /// neither is carried if there is a carrier, else lost.
  FieldSet (*holds)();
  FieldSet (*holds_partly)();

  /// 0 = no, 100 = certainly, from the first bytes of a source (up to 64 KiB, decompressed).
  int (*sniff)(std::string_view head);

  /// Formats that are streams have make_splitter and make_assembler, formats of a file a post the
  /// two for trees; the others are null.
  std::unique_ptr<Splitter> (*make_splitter)(Sources&, const ReadOptions&,
                                             const SplitOptions&) = nullptr;
  std::unique_ptr<Parser> (*make_parser)(const ReadOptions&) = nullptr;
  /// Null for formats that are only read.
  std::unique_ptr<Encoder> (*make_encoder)(const WriteOptions&) = nullptr;
  std::unique_ptr<Assembler> (*make_assembler)(Sink&, const WriteOptions&) = nullptr;

  std::unique_ptr<Splitter> (*make_tree_splitter)(TreeSources&, const ReadOptions&,
                                                  const SplitOptions&) = nullptr;
  std::unique_ptr<Assembler> (*make_tree_assembler)(Tree&, const WriteOptions&) = nullptr;

  /// Whether a source of it is a tree of files.
  [[nodiscard]] bool is_tree() const noexcept { return make_tree_splitter != nullptr; }
  [[nodiscard]] TreeSelection selection() const;
  [[nodiscard]] Fidelity fidelity(Field field) const;
};

}  // namespace postferry
