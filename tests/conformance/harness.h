// SPDX-License-Identifier: MIT
// Runs a format's four parts by hand, serially and in memory, as the pipeline would: what the laws
// are checked with.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/note.h"
#include "conformance/random_post.h"
#include "format/format.h"
#include "review/template.h"

namespace postferry::conformance {

/// What a reader made of its input.
struct ReadResult {
  Document document;
  std::vector<Note> notes;
  std::vector<std::uint64_t> ends;  ///< for each post: offset behind its record in the source
  std::uint64_t skipped = 0;
  std::uint64_t failed = 0;
  bool has_ids = true;
};

/// Files as one text, and back: how a tree of files is handed round here. Text that is no such text
/// is one file.
[[nodiscard]] std::string pack(const MemoryFiles& files);
[[nodiscard]] MemoryFiles unpack(std::string_view bytes);

/// Reads bytes that lie in memory; of a tree, packed. `chunk_size` is how much the splitter reads
/// at a time; with `drip` not 0 the source hands out at most so many bytes a call. Records above
/// `max_record` are skipped.
[[nodiscard]] ReadResult read_all(const Format& format, std::string_view bytes,
                                  std::size_t chunk_size = std::size_t{256} << 10,
                                  std::size_t drip = 0,
                                  std::size_t max_record = SplitOptions{}.max_record);
/// Reads files and folders as the command line would: compressed ones and archives are unpacked.
[[nodiscard]] ReadResult read_file(const Format& format, const std::string& path);

/// The extraction filter behind the parser, as the program has it by default.
void extract_all(Document& document);

/// What a writer made.
struct WriteResult {
  std::string bytes;
  std::vector<Piece> pieces;  ///< without their bytes
  FieldCounts site_losses;
  std::vector<Note> notes;
};

struct WriteSettings {
  bool carrier = true;
  bool has_ids = true;
  bool render = false;  ///< with the rendering filter before the encoder, as the program by default
  bool json_ld = false;                         ///< --jsonld
  std::shared_ptr<const Template> layout = {};  ///< --template
};
/// Writes all posts, private ones too, those included that the target leaves out by default. The
/// files of a tree are packed in the order of their names, as a reader finds them; without the
/// carrier, which holds their order, as they were written.
[[nodiscard]] WriteResult write_all(const Format& format, const Document& document,
                                    const WriteSettings& settings = {});

/// The first differences between two documents, one a line, with both values shortened and control
/// characters escaped; empty if they are equal.
[[nodiscard]] std::string difference(const Document& a, const Document& b);
[[nodiscard]] std::string difference(const Post& a, const Post& b);

/// The files of fixtures/<format>/, compressed ones included, in name order; of a format of a file
/// a post, what stands there: folders, archives, files.
[[nodiscard]] std::vector<std::string> fixtures_of(const Format& format);
/// The first bytes of a file, decompressed, as the program sniffs them; of each post of a folder or
/// archive.
[[nodiscard]] std::vector<std::string> heads_of(const Format& format, const std::string& path);
/// All bytes of a file, as they are; of a folder, packed.
[[nodiscard]] std::string bytes_of(const Format& format, const std::string& path);

}  // namespace postferry::conformance
