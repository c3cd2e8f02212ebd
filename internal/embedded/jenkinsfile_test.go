package embedded_test

import (
	"testing"

	"github.com/akslint/akslint/internal/embedded"
)

func TestJenkinsfile(t *testing.T) {
	test(t, embedded.Jenkinsfile, []hostCase{
		{
			"every kind of string",
			"pipeline { steps {\n  sh 'az a -n \"é\"'\n  sh \"az b -n ${params.X} -g $RG --x \\$Y \\\"z\\\"\"\n  sh '''\n    az c \\\n      --d 'e'\n  '''\r\n  sh(\"\"\"az f \\\\\r\n --g ${h['i}']}\n\"\"\".stripIndent())\n} }\n",
			[]found{
				{embedded.Shell, 0, "az a -n \"é\"", "é@2:16-17"},
				{embedded.Shell, 0, "az b -n $(X) -g $(X) --x $Y \"z\"", "--x@3:34-37"},
				{embedded.Shell, 0, "\n    az c       --d 'e'\n  ", "--d@6:7-10"},
				{embedded.Shell, 0, "az f \\\n --g $(X)\n", "$(X)@9:6-16"},
			},
		},
		{
			"named arguments", "x = sh(script: 'az a', returnStdout: true)\nsh(returnStdout: true, label: 'x',\n  script: \"az b\").trim()\nsh label: \"y\", script: 'az c'\nsteps.sh 'az d'\n",
			[]found{
				{embedded.Shell, 0, "az a", "a@1:20-21"},
				{embedded.Shell, 0, "az b", "b@3:15-16"},
				{embedded.Shell, 0, "az c", "c@4:28-29"},
				{embedded.Shell, 0, "az d", "d@5:14-15"},
			},
		},
		{
			"other languages", "bat 'az a ^\n  --b'\nbat '''@echo off\r\ncall az a ^\r\n  --b %C%\r\n'''\npwsh 'az c'\npowershell(script: \"az d `$e\")\n",
			[]found{
				{embedded.Shell, 0, "az a ^\n", "a@1:9-10"},
				{embedded.Shell, 0, "az a \\\n  --b ${C}\n", "${C}@5:7-10"},
				{embedded.PowerShell, 0, "az c", "c@7:10-11"},
				{embedded.PowerShell, 0, "az d `$(X)", "$(X)@8:27-29"},
			},
		},
		{
			"strings that are added", "sh 'az a -n ' + name + \" --b\" + c.d\nsh 'az e'\n",
			[]found{{embedded.Shell, 0, "az a -n $(X) --b$(X)", "--b@1:26-33"}, {embedded.Shell, 0, "az e", "e@2:8-9"}},
		},
		{
			"what is no script", "// sh 'az no'\n/* sh 'az no'\n*/\necho \"sh 'az no'\"\ndef push 'az no'\nx.sh 'az no'\nsh cmd\nsh '''#!/usr/bin/env python3\naz no'''\nsh '''#!/bin/bash\naz a'''\n",
			[]found{{embedded.Shell, 0, "#!/bin/bash\naz a", "a@11:4-5"}},
		},
		{
			"quotation marks between slashes", "if (a =~ /'/ || b ==~ /\\/\"/) { c.split(/'/) }\nd = 1 / 2 + '/'\nsh 'az a' /* ' */\nsh 'az b'",
			[]found{{embedded.Shell, 0, "az a", "a@3:8-9"}, {embedded.Shell, 0, "az b", "b@4:8-9"}},
		},
		{"no end", "sh 'az a\nsh \"az ${b", []found{{embedded.Shell, 0, "az a", "a@1:8-9"}, {embedded.Shell, 0, "az $(X)", "$(X)@2:8-11"}}},
	})
}

func TestBatch(t *testing.T) {
	test(t, embedded.Batch, []hostCase{
		{
			"commands", "@echo off\r\nREM az no\r\n:: az no\r\nset RG=x\r\naz a -g %RG% ^\r\n  --name \"é %~1 & !B!\" > nul 2>&1\r\necho az no\r\n@call az.cmd b --c %%i --d 'e' --f \"g\\\"h\" C:\\i $j\r\n",
			[]found{{
				embedded.Shell, 0, "az a -g ${RG} \\\n  --name \"é $(X) & ${B}\" > nul 2>&1\naz.cmd b --c $(X) --d \\'e\\' --f \"g\\\"h\" C:\\\\i \\$j\n",
				"--f@8:32-35",
			}},
		},
		{
			"blocks", "if \"%A%\"==\"b\" (\n  az a || az b\n  AZ c ) else az d & goto :end\nif errorlevel 1 az e\nfor /f \"tokens=*\" %%i in ('az f --g h') do az i ^& %A:~0,3%",
			[]found{{embedded.Shell, 0, "az a \naz b\nAZ c \naz d \naz e\naz f --g h\naz i \\& $(X)\n", "az f@5:28-32"}},
		},
		{"nothing to read", "echo x\r\n", nil},
	})
}
