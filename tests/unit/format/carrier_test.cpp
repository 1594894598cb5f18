// SPDX-License-Identifier: MIT
#include "format/carrier.h"

#include <gtest/gtest.h>

#include "codec/json_tree.h"
#include "format/post_json.h"
#include "model/members.h"
#include "unit/format/random_model.h"

namespace postferry {
namespace {

struct Applied {
  Post post;
  Notes notes;
  bool ok = false;
  [[nodiscard]] bool noted(NoteCode code) const {
    for (const Note& note : notes.all())
      if (note.code == code) return true;
    return false;
  }
};

std::string carrier_of(const Post& original, const Post& native) {
  FieldCounts carried;
  return make_carrier(original, native, carried);
}

Applied applied_to(const std::string& carrier, Post native) {
  Applied out;
  out.post = std::move(native);
  out.ok = carrier.empty() || apply_carrier(carrier, out.post, out.notes);
  return out;
}

std::string json_of(const Post& post) {
  std::string out;
  append_json(out, post);
  return out;
}

TEST(Carrier, IsEmptyWhenNothingDiffers) {
  Post post;
  post.title = "t";
  EXPECT_EQ(carrier_of(post, post), "");
}

TEST(Carrier, HoldsTheDifferenceAndNothingElse) {
  Post original;
  original.title = "Same";
  original.slug = "dune";
  Post native = original;
  native.slug = "dune-2";
  native.status = "publish";
  EXPECT_EQ(carrier_of(original, native),
            R"({"v":1,"is":{"slug":"dune"},"was":{"status":"publish","slug":"dune-2"}})");
  EXPECT_EQ(applied_to(carrier_of(original, native), native).post, original);
}

TEST(Carrier, CountsTheFieldsItCarries) {
  Post original;
  original.slug = "dune";
  original.password = "x";
  Post native;
  native.status = "publish";
  FieldCounts carried;
  ASSERT_FALSE(make_carrier(original, native, carried).empty());
  EXPECT_EQ(carried[Field::post_slug], 1U);
  EXPECT_EQ(carried[Field::post_password], 1U);
  EXPECT_EQ(carried.total(), 2U);
}

TEST(Carrier, LetsANativeEditWin) {
  Post original;
  original.slug = "dune";
  original.title = "Exact";
  Post native;
  native.slug = "dune-2";
  native.title = "Rounded";
  Post edited = native;
  edited.title = "Edited by hand";
  const Applied applied = applied_to(carrier_of(original, native), edited);
  EXPECT_TRUE(applied.ok);
  EXPECT_EQ(applied.post.title, "Edited by hand");
  EXPECT_EQ(applied.post.slug, "dune");
  ASSERT_EQ(applied.notes.all().size(), 1U);
  EXPECT_EQ(applied.notes.all()[0].code, NoteCode::carrier_edited);
  EXPECT_EQ(applied.notes.all()[0].field, "title");
}

TEST(Carrier, LetsANativeValueWinThatWasNotThereBefore) {
  Post original;
  original.password = "old";
  const Post native;
  Post edited;
  edited.password = "new";
  const Applied applied = applied_to(carrier_of(original, native), edited);
  EXPECT_EQ(applied.post.password, "new");
  EXPECT_TRUE(applied.noted(NoteCode::carrier_edited));
}

TEST(Carrier, SaysNothingWhenTheEditIsTheOriginal) {
  Post original;
  original.title = "Exact";
  Post native;
  native.title = "Rounded";
  const Applied applied = applied_to(carrier_of(original, native), original);
  EXPECT_EQ(applied.post, original);
  EXPECT_TRUE(applied.notes.empty());
}

TEST(Carrier, TakesAwayWhatWasMadeUpUnlessItWasEdited) {
  const Post original;
  Post native;
  native.id.text = "1000001";
  native.featured_image = FeaturedImage{{"9"}, "u", "", ""};
  native.terms = {{"category", "uncategorized", "Uncategorized", ""}};
  const std::string carrier = carrier_of(original, native);
  EXPECT_EQ(applied_to(carrier, native).post, original);
  Post edited = native;
  edited.terms[0].slug = "books";
  edited.featured_image->alt = "cover";
  const Applied applied = applied_to(carrier, edited);
  EXPECT_EQ(applied.post.terms, edited.terms);
  EXPECT_EQ(applied.post.featured_image, edited.featured_image);
  EXPECT_TRUE(applied.noted(NoteCode::carrier_edited));
}

TEST(Carrier, TellsAHashFromATextThatLooksLikeOne) {
  Post original;
  original.slug = "x";
  Post native;
  native.slug = "#0123456789abcdef";
  EXPECT_EQ(applied_to(carrier_of(original, native), native).post, original);
  Post edited;
  edited.slug = "#1";
  EXPECT_EQ(applied_to(carrier_of(original, native), edited).post.slug, "#1");
}

Post with_comments(std::initializer_list<const char*> ids) {
  Post post;
  for (const char* id : ids) {
    Comment comment;
    comment.id.text = id;
    comment.author = std::string("author ") + id;
    post.comments.push_back(comment);
  }
  return post;
}

TEST(Carrier, FindsCommentsByIdWhereverTheyStand) {
  const Post native = with_comments({"1", "2", "3"});
  Post original = native;
  original.comments[1].agent = "Mozilla";
  const std::string carrier = carrier_of(original, native);
  const Applied moved = applied_to(carrier, with_comments({"9", "3", "2"}));
  EXPECT_EQ(moved.post.comments[2].agent, "Mozilla");
  EXPECT_TRUE(moved.notes.empty());
  const Applied gone = applied_to(carrier, with_comments({"1", "3"}));
  EXPECT_EQ(gone.post, with_comments({"1", "3"}));
  EXPECT_TRUE(gone.noted(NoteCode::carrier_orphan));
}

TEST(Carrier, FindsElementsAgainInAListThatGrew) {
  Post native;
  native.terms = {{"category", "a", "A", ""}, {"category", "b", "B", ""}};
  Post original = native;
  original.terms[1].name_raw = "&B;";
  Post edited = native;
  edited.terms.insert(edited.terms.begin(), Term{"post_tag", "new", "New", ""});
  const Applied applied = applied_to(carrier_of(original, native), edited);
  EXPECT_EQ(applied.post.terms[2].name_raw, "&B;");
  EXPECT_EQ(applied.post.terms[1].name_raw, "");
}

TEST(Carrier, HoldsOnlyTheElementThatTheTargetCouldNotTake) {
  Post original;
  for (int i = 0; i < 20; ++i)
    original.terms.push_back({"category", "slug" + std::to_string(i), "Name", ""});
  Post native = original;
  native.terms.erase(native.terms.begin() + 3);
  const std::string carrier = carrier_of(original, native);
  EXPECT_EQ(
      carrier,
      R"({"v":1,"in":{"terms":{"n":19,"add":[[3,{"taxonomy":"category","slug":"slug3","name":"Name"}]]}}})");
  EXPECT_EQ(applied_to(carrier, native).post, original);
}

TEST(Carrier, HoldsEditsInsteadOfALongTextThatDiffersLocally) {
  Post original;
  original.content = Text{"html", "", false};
  Post native = original;
  for (int i = 0; i < 300; ++i) {
    const std::string line = "paragraph number " + std::to_string(i) + " of a long post, naïve";
    original.content->value += line + "\n";
    native.content->value += line + "<br/>";
  }
  const std::string carrier = carrier_of(original, native);
  EXPECT_LT(carrier.size(), original.content->value.size() / 2);
  EXPECT_EQ(carrier.find("paragraph"), std::string::npos);
  EXPECT_EQ(applied_to(carrier, native).post, original);
  Post edited = native;
  edited.content->value += "P.S.";
  const Applied applied = applied_to(carrier, edited);
  EXPECT_EQ(applied.post, edited);
  EXPECT_TRUE(applied.noted(NoteCode::carrier_edited));
}

TEST(Carrier, UnderstandsCarriersWhoseJsonWasWrittenAnew) {
  Post native;
  native.slug = "b/é";
  const Applied applied = applied_to(
      "{ \"was\": {\"slug\": \"b\\/\\u00e9\"}, \"v\": 1, \"is\": {\"slug\":\"a\"}, \"new\": 7 }",
      native);
  EXPECT_TRUE(applied.ok);
  EXPECT_EQ(applied.post.slug, "a");
}

TEST(Carrier, RefusesWhatIsNoCarrier) {
  for (const char* text : {"", "x", "[]", "{}", "{\"v\":2}", "{\"v\":\"x\"}", "{\"v\":1", "7"}) {
    Applied out;
    EXPECT_FALSE(apply_carrier(text, out.post, out.notes)) << text;
    EXPECT_TRUE(out.noted(NoteCode::carrier_unreadable)) << text;
    EXPECT_TRUE(is_empty(out.post));
  }
}

TEST(Carrier, SurvivesNonsense) {
  Post native = with_comments({"1", "2"});
  native.title = "t";
  native.content = Text{"html", std::string(100, 'x'), false};
  for (const char* patch :
       {R"("is":7)", R"("is":{"title":{}})", R"("is":{"comments":[]})", R"("in":{"title":{}})",
        R"("in":{"review":{"is":{}}})",
        R"("in":{"comments":{"n":-5,"of":{"x":[1,2]},"ids":{"1":7},"cut":[[0]],"add":[[0,1],5]}})",
        R"("in":{"comments":{"cut":[[99,"#1"]],"add":[[99,{"id":3}]]}})",
        R"("in":{"comments":[1]})",
        R"("in":{"content":{"was":{"value":"#"},"edits":{"value":[[1,2]]}}})",
        R"("edits":{"title":[[5,5,"x"]]},"was":{"title":"t"})",
        R"("edits":{"title":[[-1,5,"x"]]},"was":{"title":"t"})"})
    EXPECT_TRUE(applied_to(std::string("{\"v\":1,") + patch + "}", native).ok) << patch;
}

TEST(Carrier, SurvivesEveryTruncation) {
  RandomModel random(3);
  const Post original = random.make<Post>();
  Post native = original;
  random.mutate(native, 3);
  const std::string carrier = carrier_of(original, native);
  ASSERT_GT(carrier.size(), 100U);
  for (std::size_t cut = 0; cut < carrier.size(); cut += carrier.size() / 200 + 1)
    EXPECT_FALSE(applied_to(carrier.substr(0, cut) + " ", native).ok);
}

TEST(Carrier, TurnsAnyNativePostIntoAnyOriginal) {
  for (std::uint64_t seed = 1; seed <= 1500; ++seed) {
    RandomModel random(seed);
    const Post original = random.make<Post>();
    Post native = seed % 10 == 0 ? random.make<Post>() : original;
    random.mutate(native, 2 + seed % 30);
    const std::string carrier = carrier_of(original, native);
    const Applied applied = applied_to(carrier, native);
    ASSERT_TRUE(applied.ok) << "seed " << seed;
    ASSERT_EQ(applied.post, original) << "seed " << seed << "\n"
                                      << carrier << "\n"
                                      << json_of(original) << "\n"
                                      << json_of(applied.post);
    ASSERT_TRUE(applied.notes.empty()) << "seed " << seed;
    ASSERT_EQ(carrier.find('\n'), std::string::npos);
  }
}

TEST(Carrier, TurnsAnyNativeSiteIntoAnyOriginal) {
  for (std::uint64_t seed = 1; seed <= 500; ++seed) {
    RandomModel random(seed);
    const Site original = random.make<Site>();
    Site native = original;
    random.mutate(native, 2 + seed % 20);
    FieldCounts carried;
    const std::string carrier = make_carrier(original, native, carried);
    Notes notes;
    if (!carrier.empty()) {
      ASSERT_TRUE(apply_carrier(carrier, native, notes));
    }
    ASSERT_EQ(native, original) << "seed " << seed << "\n" << carrier;
    ASSERT_TRUE(notes.empty());
  }
}

}  // namespace
}  // namespace postferry
