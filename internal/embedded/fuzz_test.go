package embedded_test

import (
	"testing"

	"github.com/akslint/akslint/internal/document"
	"github.com/akslint/akslint/internal/embedded"
)

// fuzz checks that whatever a file holds, the text of its blocks lies in it, in
// order.
func fuzz(f *testing.F, read reader, seeds ...string) {
	f.Helper()
	for _, seed := range seeds {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, content []byte) {
		source := &document.Source{Content: content}
		blocks := read(source)
		for i := range blocks {
			checkOffsets(t, source, &blocks[i])
			inner := embedded.Heredocs(&blocks[i])
			if blocks[i].Language != embedded.YAML {
				inner = append(inner, embedded.Commands(&blocks[i])...)
			}
			for i := range inner {
				checkOffsets(t, source, &inner[i])
			}
		}
	})
}

func checkOffsets(t *testing.T, source *document.Source, block *embedded.Block) {
	t.Helper()
	last := 0
	for offset := range len(block.Text) + 1 {
		at := block.At(offset)
		if at < last || at > len(source.Content) {
			t.Fatalf("byte %d of %q is at %d, after %d, of %d", offset, block.Text, at, last, len(source.Content))
		}
		last = at
	}
}

func FuzzMarkdown(f *testing.F) {
	fuzz(f, embedded.Markdown,
		"```bash\n$ az a \\\n> --b `\n```\n", "> - ~~~yaml\n>   apiVersion: v1\n", "<!--\n```\naz \n", "1. ```{.sh}\r\n\taz a\r\n")
}

func FuzzPipeline(f *testing.F) {
	fuzz(f, pipeline,
		"steps:\n- run: |2-\n    az a\n", "steps:\n- bash: !!str &a >+ # x\n    az a\n\n      b\n- bash: *a\n",
		"steps:\n- script: \"az \\u00e9\\\n  \\x41\\L\"\n- run: 'az ''a''\n    b'\n", "a:\n  script:\n  - az a\n    b\n",
		"tasks: {a: {cmds: [az a, {cmd: az b}]}}", "variables: {x: y}\nsteps:\n- task: AzureCLI@2\n  inputs: {inlineScript: az $(x)}\n",
		"jobs: &j\n  a: {env: {b: c}, steps: [{run: az x, shell: pwsh}, *j]}\n")
}

func FuzzMakefile(f *testing.F) {
	fuzz(f, embedded.Makefile, "AZ ?= x az\nC = az a b\nx:\n\t$(AZ) d\n\t$(C) é\n", "A := b\nx:\n\t@az $(A) $$B \\\n\t\t$(shell az c $$d) $@ ${E\n", ".RECIPEPREFIX=>\ndefine a\n> az\nendef\n")
}

func FuzzDockerfile(f *testing.F) {
	fuzz(f, embedded.Dockerfile, "FROM a\nENV B=c\nRUN --x=y az a \\\n# b\n  c\n", "RUN <<A cat <<-'B'\naz a\nA\n\tB\n", "# escape=`\nRUN az `\n a\n")
}

func FuzzTerraform(f *testing.F) {
	const resource = "resource \"a\" \"é\" {\n  provisioner \"local-exec\" {\n    command = "
	fuzz(f, provisioners, resource+"\"az \\\"\\u00e9\\n$${a} ${b.c}%%{x} ${f(1)}\"\n  }\n}\n", resource+"<<-E\n    az é\n      b ${c}\n\n    $${d} %%{\n  E\n  }\n}\n")
}

func FuzzCommands(f *testing.F) {
	fuzz(f, commands, "$f = @('é', \"b\",\n 3)\naz a @f ` \r\n  --b *> $null\nrun \"az c `\"é`\" --d\"", "$a = \"b\"\naz c `\n  \"d`\"$($e.f)\" 'g''h' @i --% (az j)", "$x = @'\naz\n'@; if (az a) { az b --query '[?x]' {} }\n<# az #>")
}

func FuzzHeredocs(f *testing.F) {
	fuzz(f, heredocs, "cat <<-A | kubectl apply -f - <<'B'\n\t\\$x ${{ y }}\n\tA\nz\nB\n", "az <a> )\nbash <<A\naz b\nA\n")
}

func FuzzJenkinsfile(f *testing.F) {
	fuzz(f, embedded.Jenkinsfile, "sh 'az a \\'é\\''\nbat \"\"\"az b ^\r\n --c ${d['}']} $e.f\"\"\" + g + 'h'\n",
		"pwsh(returnStdout: true, script: '''az \\n\\\n$x''') // sh 'az'", "a =~ /'/; sh \"az ${\"${'${\"}\n")
}

func FuzzBatch(f *testing.F) {
	fuzz(f, embedded.Batch, "@az a ^\r\n --b \"%C% \\\" & !d!\" & az e %%i 'f' 2>&1 | x", "if x (az a) else az b ^",
		"for %%i in ('az a \\ $b') do az c %~1\nrem az \n")
}
