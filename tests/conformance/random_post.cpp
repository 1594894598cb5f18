// SPDX-License-Identifier: MIT
#include "conformance/random_post.h"

#include <algorithm>
#include <array>
#include <string>

#include "conformance/random_values.h"
#include "model/compare.h"

namespace postferry::conformance {

namespace {

/// Fills structs of the model, member by member.
class Filler {
 public:
  Filler(RandomValues& values, double density) : values_(values), density_(density) {}

  template <ModelStruct S>
  void fill(S& object) {
    do {
      for_each_member<S>([&](const auto& member) {
        if (values_.chance(density_)) set(member.field, object.*(member.pointer));
      });
    } while (is_empty(object));
    settle(object);
  }

 private:
  void set(Field field, std::string& value) {
    const bool may_be_empty = field == Field::meta_value || field == Field::extra_raw;
    const bool leave_empty = may_be_empty && values_.hostile() && values_.chance(0.1);
    value = leave_empty ? std::string() : values_.text(field);
  }
  void set(Field, bool& value) { value = true; }
  void set(Field, std::optional<bool>& value) { value = values_.chance(0.5); }
  void set(Field field, std::optional<std::int64_t>& value) { value = values_.integer(field); }
  void set(Field field, std::optional<Decimal>& value) { value = values_.decimal(field); }
  void set(Field, Id& value) { value = values_.id(); }
  void set(Field field, Date& value) { value = values_.date(field); }
  void set(Field, Ids& value) { value = values_.ids(); }
  void set(Field field, std::vector<std::string>& value) {
    value.resize(1 + values_.below(3));
    for (std::string& text : value) text = values_.text(field);
  }
  template <ModelStruct S>
  void set(Field, std::vector<S>& value) {
    value.assign(1 + values_.below(3), S{});
    for (S& element : value) nested().fill(element);
    if (values_.hostile() && values_.chance(0.1)) value.push_back(value.front());
  }
  template <ModelStruct S>
  void set(Field, std::optional<S>& value) {
    value.emplace();
    nested().fill(*value);
  }

  // Structs inside a sparse post are not as sparse as the post: they could hardly be non-empty.
  Filler nested() { return {values_, std::max(density_, 0.4)}; }

  // What members say about each other.
  template <ModelStruct S>
  void settle(S&) {}
  void settle(Text& text) {
    if (text.value.empty()) text.value = values_.text(Field::text_value);
  }
  void settle(Term& term) { settle_raw(term.name, term.name_raw); }
  void settle(SiteTerm& term) { settle_raw(term.name, term.name_raw); }
  void settle(Author& author) {
    settle_raw(author.display_name, author.display_name_raw);
    settle_raw(author.first_name, author.first_name_raw);
    settle_raw(author.last_name, author.last_name_raw);
  }
  void settle(Comment& comment) {
    settle_raw(comment.author, comment.author_raw);
    settle_gmt(comment.date, comment.date_gmt);
  }
  void settle(Post& post) {
    settle_raw(post.title, post.title_raw);
    settle_gmt(post.date, post.date_gmt);
    settle_gmt(post.modified, post.modified_gmt);
    thread(post.comments);
  }
  void settle(Site& site) {
    if (values_.hostile()) return;
    for (SiteTerm& term : site.terms)
      if (!term.parent.empty()) term.parent = site.terms.front().slug;
  }

  // A raw form that is there is the stored form of the plain one.
  void settle_raw(std::string& plain, std::string& raw) {
    if (values_.hostile() || raw.empty()) return;
    plain = raw + " & more";
    raw += " &amp; more";
  }
  // A GMT date stands besides only where no offset can carry the pair.
  void settle_gmt(Date& date, Date& gmt) {
    if (gmt.empty() || (values_.hostile() && values_.chance(0.3))) return;
    if (date.empty()) date = values_.date(Field::post_date);
    if (!values_.hostile()) date.iso.resize(std::string_view("2024-03-01T09:30:00").size());
    gmt = values_.distant_gmt(date);
  }
  // Comments answer each other, also ones that stand behind them.
  void thread(std::vector<Comment>& comments) {
    for (std::size_t i = 0; i < comments.size(); ++i) {
      if (comments[i].parent.empty()) continue;
      const std::uint64_t candidates = values_.hostile() ? comments.size() : i;
      if (values_.hostile() && values_.chance(0.2)) continue;  // answers something unheard of
      comments[i].parent = candidates == 0 ? Id{} : comments[values_.below(candidates)].id;
    }
  }

  RandomValues& values_;
  double density_;
};

// Real sources repeat ids, and some repeat whole posts.
void repeat_some(std::vector<Post>& posts, RandomValues& values) {
  for (Post& post : posts) {
    if (values.chance(0.03)) post.id = posts.front().id;
    if (values.chance(0.02)) post = Post(posts.front());
    if (is_empty(post)) post.title = values.text(Field::post_title);
  }
}

template <ModelStruct S>
void mark(const S& object, FieldSet& fields) {
  for_each_member<S>([&](const auto& member) {
    const auto& value = object.*(member.pointer);
    using T = std::remove_cvref_t<decltype(value)>;
    if (is_absent(value)) return;
    fields.add(member.field);
    if constexpr (is_struct_list<T>)
      for (const auto& element : value) mark(element, fields);
    else if constexpr (is_struct_option<T>)
      mark(*value, fields);
  });
}

}  // namespace

Document random_document(std::uint64_t seed, Profile profile, double density, std::size_t count) {
  constexpr std::array own_densities = {0.03, 0.1, 0.25, 0.5, 1.0};
  RandomValues values(seed, profile);
  const auto next_density = [&] {
    return density > 0 ? density : own_densities[values.below(own_densities.size())];
  };
  Document document;
  Filler(values, next_density()).fill(document.site);
  document.posts.resize(count);
  for (Post& post : document.posts) Filler(values, next_density()).fill(post);
  if (profile == Profile::any) repeat_some(document.posts, values);
  return document;
}

void add_set_fields(const Document& document, FieldSet& fields) {
  mark(document.site, fields);
  for (const Post& post : document.posts) mark(post, fields);
}

}  // namespace postferry::conformance
