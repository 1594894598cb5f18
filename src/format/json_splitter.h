// SPDX-License-Identifier: MIT
#pragma once

#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "codec/json_tree.h"
#include "format/format.h"

namespace postferry {

/// What the splitters of JSON formats share: reading the sources one after the other into chunks,
/// places, limits, and what the sources say about the site. The derived class finds the boundaries.
class JsonSplitter : public Splitter {
 public:
  JsonSplitter(Sources& sources, const SplitOptions& limits);

  Prolog prolog() final;
  bool next(Chunk& chunk) final;
  Site epilog(Notes& notes) final;

 protected:
  /// A source begins; `head` is up to 64 KiB of it. Throws Error(input) if it is not of this
  /// format.
  virtual void begin_source(std::string_view head, const std::string& name) = 0;
  /// Finds what it can in `bytes` from `at` on, with add_record() and the like; `last`: nothing
  /// follows. Returns where the first unit begins that is not complete; it is given again, with
  /// more behind, and then begins at any place. No byte should be scanned twice: a derived class
  /// remembers how far into the unit it got.
  [[nodiscard]] virtual std::size_t cut(std::string_view bytes, std::size_t at, bool last) = 0;
  /// The unit at `at` is longer than a record may be. Returns the next position to go on from; what
  /// belongs to the unit and is not yet there is to be passed over by cut().
  [[nodiscard]] virtual std::size_t pass_long_unit(std::string_view bytes, std::size_t at) = 0;
  /// The source ended.
  virtual void end_source() = 0;
  /// What a header says of the site; by default its members are a document's.
  virtual void read_header(const JsonNode& header, Site& site, Notes& notes);
  /// What parsers of the records that come next need; by default nothing.
  [[nodiscard]] virtual std::shared_ptr<const Context> context() const { return nullptr; }

  /// A record from `begin` to `end`; one that is too long is skipped with a note.
  void add_record(std::size_t begin, std::size_t end, bool unfinished = false);
  /// A record (or, with `is_record` false, another part of the document) was too long.
  void skip_record(std::size_t begin, bool is_record = true);
  /// A header line, or one member of a document. Before the first record they make the prolog.
  void add_header(std::size_t begin, std::size_t end);
  void add_member(std::string_view key, std::size_t begin, std::size_t end);
  /// A note about the byte at `at`.
  void note_at(std::size_t at, NoteCode code, std::string field = {}, std::string text = {},
               std::uint64_t count = 1);

 private:
  // A record that was found; its view is made when the buffer no longer moves.
  struct Cut {
    std::size_t begin;
    Record record;
  };

  bool open_next();
  bool fill(Chunk& chunk);
  void read_more(std::string& buffer);
  void drop_front(std::string& buffer, std::size_t count);
  void finish(Chunk& chunk, std::size_t used);
  void close_source();
  Place place_of(std::size_t at);
  void take_site(const Site& site);

  Sources& sources_;
  SplitOptions limits_;
  std::unique_ptr<PeekSource> source_;
  std::deque<Chunk> pending_;  // what prolog() read
  std::vector<Cut> cuts_;      // records found in the buffer
  std::string_view bytes_;     // what cut() looks at
  std::string carry_;          // bytes read and not used up
  std::string name_;
  JsonTree tree_;
  Site site_;   // all that is known of the site
  Site early_;  // of it, what came before the first record
  Site late_;   // and behind it
  Notes notes_;
  std::uint64_t offset_ = 0;  // of the buffer's first byte
  std::uint64_t line_ = 1;    // of the byte at counted_
  std::size_t counted_ = 0;   // in the buffer
  std::uint64_t ordinal_ = 0;
  std::uint64_t skipped_ = 0;  // in this chunk
  std::uint64_t found_ = 0;    // records of this source
  bool at_end_ = false;
};

}  // namespace postferry
