# A Nix flake of the release's archives: nix run, nix profile install.
{
  description = "Terminal reader that knows who said what";

  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixos-unstable";

  outputs = { self, nixpkgs }:
    let
      archives = {
        x86_64-linux = { platform = "linux-amd64"; sha256 = "@LINUX_AMD64@"; };
        aarch64-linux = { platform = "linux-arm64"; sha256 = "@LINUX_ARM64@"; };
        x86_64-darwin = { platform = "darwin-amd64"; sha256 = "@DARWIN_AMD64@"; };
        aarch64-darwin = { platform = "darwin-arm64"; sha256 = "@DARWIN_ARM64@"; };
      };
      package = system: archive:
        let pkgs = nixpkgs.legacyPackages.${system}; in
        pkgs.stdenv.mkDerivation {
          pname = "pullquote";
          version = "@VERSION@";
          src = pkgs.fetchurl {
            url = "@URL@/pullquote-@VERSION@-${archive.platform}.tar.gz";
            inherit (archive) sha256;
          };
          nativeBuildInputs = [ pkgs.installShellFiles ];
          dontStrip = true;
          installPhase = ''
            install -Dm755 pullquote $out/bin/pullquote
            installManPage pullquote.1
            installShellCompletion --name pullquote --bash completions/pullquote.bash
            installShellCompletion --name _pullquote --zsh completions/_pullquote
            installShellCompletion --name pullquote.fish --fish completions/pullquote.fish
          '';
          meta = {
            description = "Terminal reader that knows who said what";
            license = pkgs.lib.licenses.mit;
            mainProgram = "pullquote";
          };
        };
    in
    {
      packages = builtins.mapAttrs (system: archive: { default = package system archive; }) archives;
    };
}
