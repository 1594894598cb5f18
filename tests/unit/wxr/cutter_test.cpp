// SPDX-License-Identifier: MIT
// Items that were cut out of exports make exports again.
#include "wxr/cutter.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <random>

#include "base/error.h"
#include "reading.h"
#include "wxr/item_links.h"

using namespace postferry;
using postferry::wxr_test::document;
using postferry::wxr_test::item;
using postferry::wxr_test::read;

namespace {

struct Cuts {
  std::vector<std::string> items;
  std::vector<std::string> titles;
  std::vector<Note> notes;
  wxr::Frame frame;
  std::uint64_t failed = 0;

  [[nodiscard]] bool has_note(NoteCode code) const {
    for (const Note& note : notes)
      if (note.code == code) return true;
    return false;
  }
  [[nodiscard]] std::string file_of(const std::vector<std::string>& some) const {
    std::string out = frame.head;
    for (const std::string& one : some)
      out.append(wxr::item_begin).append(one).append(wxr::item_end);
    return out + frame.tail;
  }
  [[nodiscard]] std::string whole() const { return file_of(items); }
};

Cuts cut(const std::vector<std::string>& files, std::size_t chunk_size = 4096) {
  std::vector<std::unique_ptr<Source>> list;
  for (std::size_t i = 0; i < files.size(); ++i)
    list.push_back(memory_source(std::string(1, static_cast<char>('a' + i)) + ".xml", files[i]));
  const auto sources = sources_of(std::move(list));
  wxr::Cutter cutter(*sources, {.chunk_size = chunk_size});
  Cuts cuts;
  const auto tell = [&](const Note& note) { cuts.notes.push_back(note); };
  while (cutter.next(
      [&](const wxr::CutItem& item) {
        cuts.items.emplace_back(item.bytes);
        cuts.titles.push_back(item.post.title);
      },
      tell)) {
  }
  cuts.frame = cutter.frame(tell);
  cuts.failed = cutter.failed();
  return cuts;
}

std::string post(int id, const std::string& more = {}) {
  const std::string number = std::to_string(id);
  return item("\n\t<title>Post " + number + "</title>\n\t<wp:post_id>" + number +
              "</wp:post_id>\r\n\t<wp:status>publish</wp:status>" + more);
}

std::string without_end(std::string item) {
  item.pop_back();
  return item;
}

const std::string blog = "<link>http://a.example</link>\n";

TEST(Cutter, GivesItemsByteForByte) {
  const std::string one = post(1,
                               "<content:encoded><![CDATA[a]]]]><![CDATA[></item>]]>"
                               "</content:encoded><!-- kept -->");
  const std::string two = post(2);
  for (const std::size_t chunk : {1U, 7U, 4096U}) {
    const Cuts cuts = cut({document(one + "\n\n" + two, blog)}, chunk);
    ASSERT_EQ(cuts.items.size(), 2U);
    EXPECT_EQ(cuts.items[0], without_end(one));
    EXPECT_EQ(cuts.items[1], without_end(two));
    EXPECT_TRUE(cuts.notes.empty());
  }
}

TEST(Cutter, AnySetOfItemsIsAnExportWithTheSameHead) {
  const std::string file =
      document(post(1) + post(2) + post(3),
               blog +
                   "<wp:author><wp:author_login>ann</wp:author_login></wp:author>\n"
                   "<wp:term><wp:term_taxonomy>genre</wp:term_taxonomy>"
                   "<wp:term_slug>sea</wp:term_slug></wp:term>\n");
  const auto before = read(file);
  const Cuts cuts = cut({file});
  const auto after = read(cuts.file_of({cuts.items[0], cuts.items[2]}));
  EXPECT_TRUE(after.notes.empty());
  ASSERT_EQ(after.posts.size(), 2U);
  EXPECT_EQ(after.posts[1].title, "Post 3");
  EXPECT_TRUE(after.site.authors == before.site.authors);
  EXPECT_TRUE(after.site.terms == before.site.terms);
  EXPECT_EQ(cuts.frame.head, file.substr(0, file.find("<item>")));
}

TEST(Cutter, PutsWhatStandsBehindItemsBehindThem) {
  const std::string late = "<wp:tag><wp:tag_slug>sea</wp:tag_slug></wp:tag>";
  const Cuts cuts = cut({document(post(1) + late + post(2) + late)});
  EXPECT_EQ(cuts.frame.tail, late + "\n</channel>\n</rss>\n");
  EXPECT_EQ(read(cuts.whole()).site.terms.size(), 1U);
}

TEST(Cutter, DeclaresTheEncodingThatItWrites) {
  std::string file = document(post(1), "<title>Caf\xE9</title>");
  file.replace(file.find("UTF-8"), 5, "ISO-8859-1");
  const Cuts cuts = cut({file});
  EXPECT_TRUE(cuts.has_note(NoteCode::encoding_converted));
  const auto after = read(cuts.whole());
  EXPECT_EQ(after.site.title, "Caf\xC3\xA9");
  EXPECT_TRUE(after.notes.empty());
}

TEST(Cutter, LeavesOutTextBeforeTheXml) {
  const Cuts cuts = cut({"<b>Warning</b>: no memory\n" + document(post(1))});
  EXPECT_TRUE(cuts.has_note(NoteCode::wxr_leading_text));
  EXPECT_TRUE(cuts.frame.head.starts_with("<?xml "));
}

TEST(Cutter, LeavesAnUnfinishedItemOut) {
  const std::string file = document(post(1) + post(2));
  const Cuts cuts = cut({file.substr(0, file.find("Post 2") + 3)});
  EXPECT_EQ(cuts.items.size(), 1U);
  EXPECT_EQ(cuts.failed, 1U);
  EXPECT_TRUE(cuts.has_note(NoteCode::record_unfinished));
  EXPECT_EQ(read(cuts.whole()).posts.size(), 1U);
}

// A CDATA section that is never closed would take the next item of the piece in.
TEST(Cutter, MendsItemsThatWouldDamageTheirNeighbours) {
  const std::string open = post(1, "<content:encoded><![CDATA[open</content:encoded>");
  std::string no_start = post(2);
  no_start.replace(0, 6, "<itm>");
  const Cuts cuts = cut({document(open + post(3) + no_start + post(4))});
  EXPECT_TRUE(cuts.has_note(NoteCode::wxr_cdata_repaired));
  const auto after = read(cuts.whole());
  EXPECT_EQ(after.posts.size(), 4U);
  EXPECT_TRUE(after.notes.empty());
}

TEST(Cutter, CopiesAndTellsWhatIsNoXml) {
  for (const std::string text : {"a\x02z", "caf\xE9"}) {
    const std::string odd = post(1, "<wp:post_name><![CDATA[" + text + "]]></wp:post_name>");
    const Cuts cuts = cut({document(odd + post(2))});
    EXPECT_EQ(cuts.items[0], without_end(odd));
    EXPECT_TRUE(cuts.has_note(NoteCode::split_not_xml));
  }
  const Cuts bare = cut({document(post(1, "<link>http://a.example/?a=1&b=2</link>"))});
  EXPECT_TRUE(bare.has_note(NoteCode::split_not_xml));
}

TEST(Cutter, WritesADamagedHeadAnew) {
  const std::string file = document(post(1), "<title>Blog</titl><link>http://a.example</link>");
  const Cuts cuts = cut({file});
  const auto after = read(cuts.whole());
  EXPECT_EQ(after.site.title, "Blog");
  EXPECT_EQ(after.site.url, "http://a.example");
  EXPECT_EQ(after.posts.size(), 1U);
  EXPECT_TRUE(after.notes.empty());
}

// Whatever one byte does to an export, its pieces say what is read of the export itself.
TEST(Cutter, SalvagesWhatReadingSalvages) {
  std::ifstream file(POSTFERRY_FIXTURES "/wxr/sample-blog.xml", std::ios::binary);
  const std::string whole{std::istreambuf_iterator<char>(file), {}};
  std::mt19937 random(20240309);
  constexpr std::string_view signs = "<>/!&;:=\"'[]- \nax0\x01\xE9";
  for (int round = 0; round < 1500; ++round) {
    std::string xml = whole;
    const std::size_t at = random() % xml.size();
    switch (random() % 4) {
      case 0: xml[at] = signs[random() % signs.size()]; break;
      case 1: xml.erase(at, 1); break;
      case 2: xml.insert(at, 1, signs[random() % signs.size()]); break;
      default: xml.resize(at); break;
    }
    wxr_test::Document before;
    try {
      before = read(xml);
    } catch (const Error&) {
      continue;  // no export any more
    }
    if (before.posts.empty()) continue;
    const Cuts cuts = cut({xml});
    const auto after = read(cuts.whole());
    ASSERT_EQ(after.posts.size(), before.posts.size()) << "round " << round << " at " << at;
    // A head that is written anew declares the right namespaces in the place of damaged ones.
    if (at < whole.find("<channel>")) continue;
    for (std::size_t i = 0; i < before.posts.size(); ++i)
      EXPECT_TRUE(after.posts[i] == before.posts[i])
          << "round " << round << " at " << at << ", post " << i << ": "
          << testing::PrintToString(xml.substr(at < 40 ? 0 : at - 40, 80));
    EXPECT_TRUE(after.site.authors == before.site.authors) << "round " << round << " at " << at;
    EXPECT_TRUE(after.site.terms == before.site.terms) << "round " << round << " at " << at;
  }
}

TEST(Cutter, ReadsPartsOfOneExportAsOne) {
  const std::string ann = "<wp:author><wp:author_login>ann</wp:author_login></wp:author>";
  const std::string bo = "<wp:author><wp:author_login>bo</wp:author_login></wp:author>";
  const Cuts cuts = cut({document(post(1), blog + ann), document(post(2), blog + ann + bo)});
  ASSERT_EQ(cuts.items.size(), 2U);
  const auto after = read(cuts.file_of({cuts.items[1]}));
  ASSERT_EQ(after.site.authors.size(), 2U);
  EXPECT_EQ(after.site.authors[1].login, "bo");
}

TEST(Cutter, RefusesFilesOfDifferentSites) {
  const std::string other = "<link>http://b.example</link>";
  EXPECT_THROW((void)cut({document(post(1), blog), document(post(2), other)}), Error);
  EXPECT_THROW((void)cut({document(post(1), blog), document(post(2), blog, "1.1")}), Error);
}

TEST(ItemLinks, OfMenuItemsAreThoseOfTheMenu) {
  Post entry;
  entry.type = "nav_menu_item";
  entry.parent.text = "9";  // which the importer does not look at
  entry.terms = {{"nav_menu", "main", {}, {}}};
  entry.meta = {{"_menu_item_type", "post_type"},
                {"_menu_item_menu_item_parent", "4"},
                {"_menu_item_object_id", "7"}};
  wxr::ItemLinks links = wxr::links_of(entry);
  EXPECT_EQ(links.menu + " " + links.parent + " " + links.menu_target, "main 4 7");
  entry.meta[0].value = "taxonomy";
  entry.meta[1].value = "0";
  links = wxr::links_of(entry);
  EXPECT_EQ(links.parent + links.menu_target, "");
}

TEST(ItemLinks, SizesOfAnUploadAreOne) {
  const std::string key = wxr::upload_key("https://a.example/up/2024/03/salt.jpg");
  for (const char* same :
       {"http://a.example/up/2024/03/salt-300x200.jpg", "a.example/up/2024/03/salt-scaled.jpg",
        "https://a.example/up/2024/03/salt.jpg?w=30#x"})
    EXPECT_EQ(wxr::upload_key(same), key) << same;
  for (const char* other :
       {"https://a.example/up/2024/03/salt.png", "https://a.example/up/2024/03/salt-300.jpg",
        "https://a.example/up/2024/04/salt.jpg"})
    EXPECT_NE(wxr::upload_key(other), key) << other;
}

TEST(ItemLinks, FindsAddressesOfFiles) {
  std::string found;
  wxr::for_each_file_address(
      "<img src=\"http://a.example/x.jpg\" srcset='https://a.example/x-1x1.jpg 1w,"
      "https://a.example/y.jpg 2w'> http://a.example/post/ (see http://a.example/z.pdf) ://",
      [&](std::string_view address) { found += std::string(address) + " "; });
  EXPECT_EQ(found, "a.example/x.jpg a.example/x-1x1.jpg a.example/y.jpg a.example/z.pdf ");
}

}  // namespace
