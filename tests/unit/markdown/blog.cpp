// SPDX-License-Identifier: MIT
#include "unit/markdown/blog.h"

#include <algorithm>
#include <iterator>

#include "format/post_json.h"

namespace postferry::markdown_test {

namespace {

void append(std::vector<Note>& to, std::vector<Note> from) {
  std::move(from.begin(), from.end(), std::back_inserter(to));
}

}  // namespace

std::uint64_t ReadBlog::count(NoteCode code) const {
  std::uint64_t n = 0;
  for (const Note& note : notes) n += note.code == code ? note.count : 0;
  return n;
}

std::string ReadBlog::titles() const {
  std::string out;
  for (const Post& post : posts) out += post.title + ";";
  return out;
}

ReadBlog read_blog(MemoryFiles files, const ReadOptions& options, const SplitOptions& limits) {
  const auto trees = trees_of("blog", std::move(files));
  const auto splitter = markdown_format.make_tree_splitter(*trees, options, limits);
  const auto parser = markdown_format.make_parser(options);
  ReadBlog blog;
  blog.site = splitter->prolog().site;
  Chunk chunk;
  for (chunk.clear(); splitter->next(chunk); chunk.clear()) {
    append(blog.notes, std::move(chunk.notes));
    blog.skipped += chunk.skipped;
    for (const Record& record : chunk.records) {
      Post post;
      Notes notes;
      notes.set_place(place_of(chunk, record));
      if (parser->parse(record, chunk.context.get(), post, notes) == Verdict::kept)
        blog.posts.push_back(post);
      append(blog.notes, notes.take());
    }
  }
  Notes notes;
  (void)merge(blog.site, splitter->epilog(notes), notes);
  append(blog.notes, notes.take());
  return blog;
}

ReadBlog read_one(std::string_view text, std::string_view name, const ReadOptions& options) {
  return read_blog({{std::string(name), std::string(text)}}, options);
}

Post read_post(std::string_view text, std::string_view name) {
  return read_one(text, name).posts.at(0);
}

std::string WrittenBlog::file(std::string_view name) const {
  for (const auto& [known, bytes] : files)
    if (known == name) return bytes;
  return "no such file";
}

std::vector<std::string> WrittenBlog::names() const {
  std::vector<std::string> out;
  for (const auto& [name, bytes] : files) out.push_back(name);
  return out;
}

WrittenBlog write_blog(const std::vector<Post>& posts, WriteOptions options, const Site& site,
                       const Site& late) {
  options.site = &site;
  WrittenBlog blog;
  const auto tree = memory_tree(blog.files);
  const auto encoder = markdown_format.make_encoder(options);
  const auto assembler = markdown_format.make_tree_assembler(*tree, options);
  blog.site_losses = assembler->begin(site);
  std::uint64_t ordinal = 0;
  for (const Post& post : posts) {
    Piece piece;
    Notes notes;
    encoder->encode(post, ordinal++, piece, notes);
    if (piece.verdict == Verdict::kept) assembler->add({piece.bytes, piece.name});
    blog.pieces.push_back(piece);
    append(blog.notes, notes.take());
  }
  blog.site_losses += assembler->end(late, {});
  return blog;
}

std::string write_post(const Post& post, WriteOptions options) {
  const WrittenBlog blog = write_blog({post}, std::move(options));
  return blog.files.empty() ? "no file" : blog.files.front().second;
}

WriteOptions flavor(const std::string& name) {
  WriteOptions options;
  options.own.set("flavor", name);
  return options;
}

ReadBlog read_back(const WrittenBlog& blog) {
  MemoryFiles files = blog.files;
  std::sort(files.begin(), files.end());
  return read_blog(std::move(files));
}

Post post_with(std::string format, std::string body) {
  Post post;
  post.type = "post";
  post.status = "publish";
  post.id = {"12"};
  post.slug = "on-dune";
  post.title = "On Dune";
  post.date = {"2024-03-01T09:30:00+01:00"};
  post.content = Text{std::move(format), std::move(body), false};
  return post;
}

std::string json_of(const Post& post) {
  std::string out;
  append_json(out, post);
  return out;
}

}  // namespace postferry::markdown_test
