# A Homebrew formula, for a tap of your own.
class Pullquote < Formula
  desc "Terminal reader that knows who said what"
  homepage "@URL@"
  version "@VERSION@"
  license "MIT"

  on_macos do
    on_arm do
      url "@URL@/pullquote-@VERSION@-darwin-arm64.tar.gz"
      sha256 "@DARWIN_ARM64@"
    end
    on_intel do
      url "@URL@/pullquote-@VERSION@-darwin-amd64.tar.gz"
      sha256 "@DARWIN_AMD64@"
    end
  end

  on_linux do
    on_arm do
      url "@URL@/pullquote-@VERSION@-linux-arm64.tar.gz"
      sha256 "@LINUX_ARM64@"
    end
    on_intel do
      url "@URL@/pullquote-@VERSION@-linux-amd64.tar.gz"
      sha256 "@LINUX_AMD64@"
    end
  end

  def install
    bin.install "pullquote"
    man1.install "pullquote.1"
    bash_completion.install "completions/pullquote.bash" => "pullquote"
    zsh_completion.install "completions/_pullquote"
    fish_completion.install "completions/pullquote.fish"
  end

  test do
    (testpath/"tide.md").write "“It turns,” said Jo Park."
    assert_match "Jo Park", shell_output("#{bin}/pullquote quotes tide.md")
  end
end
