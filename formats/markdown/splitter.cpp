// SPDX-License-Identifier: MIT
#include <optional>
#include <utility>

#include "markdown/blog.h"
#include "markdown/parts.h"

namespace postferry::markdown {

namespace {

constexpr std::size_t piece_size = std::size_t{64} << 10;
constexpr std::uint64_t no_end = static_cast<std::uint64_t>(-1);

class TreeSplitter final : public Splitter {
 public:
  TreeSplitter(TreeSources& trees, const SplitOptions& limits) : trees_(trees), limits_(limits) {}

  Prolog prolog() override {
    Prolog prolog;
    if (open_next()) prolog.site = site_;
    site_ = Site{};
    return prolog;
  }

  bool next(Chunk& chunk) override {
    while (blog_) {
      begin(chunk);
      while (chunk.buffer.size() < limits_.chunk_size && add_next(chunk)) {
      }
      finish(chunk);
      if (!chunk.records.empty() || !chunk.notes.empty() || chunk.skipped > 0) return true;
      close_blog();
      if (open_next()) merge_site();
    }
    chunk.notes = notes_.take();
    return !chunk.notes.empty();
  }

  Site epilog(Notes& notes) override {
    for (const Note& note : notes_.take())
      notes.add_at(note.place, note.code, note.field, note.text, note.count);
    return std::move(late_);
  }

 private:
  // A record whose views are made when the buffer no longer moves.
  struct Cut {
    std::size_t begin;
    std::size_t size;
    std::size_t name;  // where its name begins in names_
    std::size_t name_size;
    std::uint64_t offset;
    std::uint64_t line;
    bool unfinished;
  };

  bool open_next() {
    auto tree = trees_.next();
    if (!tree) return false;
    blog_.emplace(std::move(tree));
    blog_->read_site(site_, behind_, notes_);
    context_ = std::make_shared<BlogContext>(site_);
    records_ = 0;
    return true;
  }

  // Of trees after the first.
  void merge_site() {
    (void)merge(late_, site_, notes_);
    site_ = Site{};
  }

  // What the tree at hand says behind its posts.
  void close_blog() {
    TreeSource& tree = blog_->tree();
    if (!tree.damage().empty())
      notes_.add_at({tree.name(), 0, 0}, NoteCode::input_damaged, {}, tree.damage());
    if (records_ == 0 && asides_given_ == 0)
      notes_.add_at({tree.name(), 0, 0}, NoteCode::input_empty);
    tell_damaged_asides();
    (void)merge(late_, behind_, notes_);
    behind_ = Site{};
    lines_.reset();
    asides_given_ = 0;
    blog_.reset();
    context_.reset();
  }

  void begin(Chunk& chunk) {
    chunk.buffer.clear();
    chunk.source = blog_->tree().name();
    chunk.context = context_;
    cuts_.clear();
    names_.clear();
  }

  // Names stand behind the records, in the same buffer.
  void finish(Chunk& chunk) {
    const std::size_t names = chunk.buffer.size();
    chunk.buffer += names_;
    chunk.buffer.append(Chunk::padding, '\0');
    const std::string_view all = chunk.buffer;
    for (const Cut& cut : cuts_) {
      Record record;
      record.bytes = all.substr(cut.begin, cut.size);
      record.name = all.substr(names + cut.name, cut.name_size);
      record.ordinal = ordinal_++;
      record.offset = cut.offset;
      record.line = cut.line;
      record.unfinished = cut.unfinished;
      chunk.records.push_back(record);
    }
    records_ += cuts_.size();
    std::vector<Note> notes = notes_.take();
    std::move(notes.begin(), notes.end(), std::back_inserter(chunk.notes));
  }

  bool add_next(Chunk& chunk) {
    BlogEntry entry;
    if (!blog_->next(entry)) return add_aside(chunk, true);
    if (entry.kind == BlogEntry::Kind::file)
      add_file(chunk, entry.file);
    else
      (void)add_aside(chunk, false);
    return true;
  }

  void add_cut(std::size_t begin, std::size_t size, std::string_view name, std::uint64_t offset,
               std::uint64_t line, bool unfinished) {
    cuts_.push_back({begin, size, names_.size(), name.size(), offset, line, unfinished});
    names_ += name;
  }

  [[nodiscard]] std::string path_of(std::string_view file) const {
    const std::string& root = blog_->tree().name();
    return root.empty() ? std::string(file) : root + "/" + std::string(file);
  }

  void skip_long(Chunk& chunk, std::string_view file, std::uint64_t line) {
    notes_.add_at({path_of(file), line, 0}, NoteCode::record_too_long);
    ++chunk.skipped;
  }

  void add_file(Chunk& chunk, std::size_t file) {
    const std::string_view name = blog_->tree().file(file);
    const auto source = blog_->tree().open(file);
    const std::size_t begin = chunk.buffer.size();
    for (;;) {
      const std::size_t had = chunk.buffer.size();
      if (had - begin > limits_.max_record) break;
      chunk.buffer.resize(had + piece_size);
      const std::size_t got = source->read(chunk.buffer.data() + had, piece_size);
      chunk.buffer.resize(had + got);
      if (got == 0) break;
    }
    const std::size_t size = chunk.buffer.size() - begin;
    if (size > limits_.max_record) {
      chunk.buffer.resize(begin);
      return skip_long(chunk, name, 1);
    }
    const std::string damage = source->damage();
    if (!damage.empty())
      notes_.add_at({path_of(name), 0, size}, NoteCode::input_damaged, {}, damage);
    add_cut(begin, size, name, 0, 1, !damage.empty());
  }

  // The next line of posts.jsonl; false if there is none. At the end of the order lines that it
  // does not count may be left.
  bool add_aside(Chunk& chunk, bool at_end) {
    const std::size_t file = blog_->posts_file();
    if (file == TreeSource::none || asides_given_ == no_end) return false;
    if (!lines_) lines_.emplace(blog_->tree().open(file), limits_.max_record);
    std::string_view line;
    bool too_long = false;
    do {
      if (!lines_->next(line, too_long)) {
        asides_given_ = at_end ? no_end : asides_given_;
        return false;
      }
    } while (!too_long && line.empty());
    ++asides_given_;
    const std::string_view name = blog_->tree().file(file);
    if (too_long) {
      skip_long(chunk, name, lines_->number());
      return true;
    }
    const std::size_t begin = chunk.buffer.size();
    chunk.buffer += line;
    add_cut(begin, line.size(), name, lines_->offset(), lines_->number(), false);
    return true;
  }

  void tell_damaged_asides() {
    if (!lines_) return;
    const std::string damage = lines_->damage();
    if (!damage.empty())
      notes_.add_at({path_of(posts_file), 0, 0}, NoteCode::input_damaged, {}, damage);
  }

  TreeSources& trees_;
  SplitOptions limits_;
  std::optional<Blog> blog_;
  std::optional<LineReader> lines_;
  std::shared_ptr<const Context> context_;
  std::vector<Cut> cuts_;
  std::string names_;  // of the chunk's records
  Site site_;          // of the tree at hand
  Site behind_;        // what the tree at hand says behind its posts
  Site late_;
  Notes notes_;
  std::uint64_t ordinal_ = 0;
  std::uint64_t records_ = 0;       // of the tree at hand
  std::uint64_t asides_given_ = 0;  // of the tree at hand; no_end: there are no more
};

}  // namespace

std::unique_ptr<Splitter> make_tree_splitter(TreeSources& trees, const ReadOptions&,
                                             const SplitOptions& limits) {
  return std::make_unique<TreeSplitter>(trees, limits);
}

}  // namespace postferry::markdown
