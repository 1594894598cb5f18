// SPDX-License-Identifier: MIT
// postferry as a library: translate review posts between platforms, or read them one by one.
//
//   postferry::Reader reader({"wordpress.xml"});
//   postferry::Post post;
//   while (reader.next(post)) std::puts(post.title.c_str());
//
//   postferry::Conversion run;
//   run.inputs = {"wordpress.xml"};
//   run.output = "reviews.csv";
//   postferry::Outcome outcome = postferry::convert(run);
//
// Everything throws postferry::Error and nothing else of its own. No global state; objects are not
// shared between threads without care, different objects are independent.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "base/note.h"
#include "model/post.h"
#include "model/site.h"
#include "review/modes.h"

namespace postferry {

/// "0.1.0".
[[nodiscard]] std::string_view version() noexcept;

/// A format that the library knows.
struct FormatSummary {
  std::string name;  ///< "wxr": what `from` and `to` take
  std::string title;
  std::vector<std::string> extensions;  ///< without the dot, the usual one first
  bool writes = false;                  ///< reading all can
};
[[nodiscard]] std::vector<FormatSummary> list_formats();

/// What to convert and how; the members are the options of `postferry convert`.
struct Conversion {
  std::vector<std::string> inputs;  ///< files, directories, archives, globs; none: standard input
  std::string from;                 ///< empty: told from name and content
  std::string to;                   ///< empty: told from `output`; to standard output: jsonl
  std::string output;               ///< empty: standard output
  bool overwrite = false;
  bool carrier = true;        ///< false: what the target can't hold is lost, and told
  bool private_data = false;  ///< true: public targets get private data too
  unsigned jobs = 0;          ///< 0: what suits the machine
  std::optional<std::uint64_t> limit;
  Extract extract = Extract::keep;    ///< what becomes of facts that stand in bodies
  Render render = Render::automatic;  ///< which facts are written into bodies
  std::string site_url;
  std::string default_author;
  std::string default_status;
  std::string timezone;  ///< "Europe/Berlin", "+02:00": whose clocks incomplete dates are of
  std::string url_map;   ///< file that gets old and new addresses of posts
  /// Options of formats: {"jsonl.header", "no"}.
  std::map<std::string, std::string> format_options;
  /// Gets every note, in order, on the calling thread. May be empty.
  std::function<void(const Note&)> on_note;
};

/// What came of it, in numbers. in == out + skipped + failed.
struct Outcome {
  std::uint64_t in = 0;
  std::uint64_t out = 0;
  std::uint64_t skipped = 0;
  std::uint64_t failed = 0;
  std::uint64_t reviews = 0;
  std::uint64_t comments = 0;
  std::map<std::string, std::uint64_t> lost;      ///< by field: {"post.password", 3}
  std::map<std::string, std::uint64_t> withheld;  ///< by field
  bool nothing_lost = true;
};

/// Converts. A file appears complete or not at all; an existing one is refused without `overwrite`.
[[nodiscard]] Outcome convert(const Conversion& conversion);

/// Reads posts one by one, whatever the format. Memory: about one chunk of the input (256 KiB) and
/// one post.
class Reader {
 public:
  /// `inputs`, `from` and `extract` as in Conversion.
  explicit Reader(std::vector<std::string> inputs, const std::string& from = {},
                  Extract extract = Extract::keep);
  ~Reader();
  Reader(Reader&&) noexcept;
  Reader& operator=(Reader&&) noexcept;

  /// The next post, or false at the end. Records without a post (damage, empty rows) are passed
  /// over with a note.
  [[nodiscard]] bool next(Post& post);
  /// What is known about the site: at first what stands before the posts, all of it at the end.
  [[nodiscard]] const Site& site() const noexcept;
  /// The notes since the last call.
  [[nodiscard]] std::vector<Note> take_notes();

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace postferry
