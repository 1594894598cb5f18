// SPDX-License-Identifier: MIT
#include "review/opinions.h"

#include <gtest/gtest.h>

namespace postferry {
namespace {

TEST(Opinions, TellOfAWorkThatIsSetApart) {
  for (const char* const body :
       {"Last night we watched \"The Tin Lanterns\". A masterpiece.",
        "<p>I finished reading <em>The Tin Lanterns</em>, and I couldn't put it down.</p>",
        "I borrowed the novel [The Tin Lanterns](https://x.test) and really enjoyed it.",
        "Ich habe das Buch „The Tin Lanterns“ gelesen: empfehlenswert.",
        "J'ai vu le film « The Tin Lanterns » : un vrai régal.",
        "La novela “The Tin Lanterns” me ha encantado.",
        "映画「The Tin Lanterns」を見た。面白かった。"})
    EXPECT_TRUE(tells_of_work(body, "The Tin Lanterns")) << body;
}

TEST(Opinions, TellOfNothingElse) {
  for (const char* const body :
       {"Last night we watched The Tin Lanterns. A masterpiece.",           // not set apart
        "Last night we watched \"The Tin Lanterns\".",                      // not judged
        "We ate at \"The Tin Lanterns\". Highly recommended; I loved it.",  // a restaurant
        "We watched \"Tin Lanterns\". A masterpiece.", "", "A masterpiece."})
    EXPECT_FALSE(tells_of_work(body, "The Tin Lanterns")) << body;
  EXPECT_FALSE(tells_of_work("A novel \"\". I loved it.", ""));
}

}  // namespace
}  // namespace postferry
