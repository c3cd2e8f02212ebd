# METADATA
# title: Azure Policy
# description: |
#   The policies and initiatives of Azure Policy that are about Kubernetes, and what assignments of them may say.
package rules.lib.policy

import data.rules.lib.resource
import data.rules.lib.values

# METADATA
# description: the ID in the definition that the assignment being judged assigns, in lower case
assigned := lower(parts[count(parts) - 1]) if {
	resource.type == "Microsoft.Authorization/policyAssignments"
	parts := split(input.properties.policyDefinitionId, "/")
}

# METADATA
# description: |
#   the initiative that the assignment being judged assigns, if it is one of those that judge what a cluster runs: its
#   name, the effects that it allows and, if all of them are known, its parameters
assigned_initiative := initiatives[assigned]

# METADATA
# description: the value of a parameter of the assignment being judged, if it is known
value(parameter) := given if {
	given := input.properties.parameters[parameter].value
	not values.unknown(given)
}

# METADATA
# description: the initiatives that judge what a cluster runs, by ID
initiatives := {
	"42b8ef37-b724-4e24-bbc8-7a7708edfe00": {
		"effects": _any_effect,
		"name": "Pod Security restricted",
		"parameters": {
			"allowedCapabilities",
			"effect",
			"excludedNamespaces",
			"namespaces",
			"requiredDropCapabilities",
		},
	},
	"4fd005fd-51be-478f-a8fb-149d48b20d48": {
		"effects": {"Audit", "Disabled"},
		"name": "CIS Kubernetes benchmark",
		"parameters": {
			"allowedHostPaths",
			"effect",
			"excludedImages",
			"excludedNamespaces",
			"labelSelector",
			"namespaces",
		},
	},
	"a8640138-9b0a-4a28-b8cb-1666c838647d": {
		"effects": _any_effect,
		"name": "Pod Security baseline",
		"parameters": {"allowedHostPaths", "effect", "excludedNamespaces", "namespaces"},
	},
	"af28bf8b-c669-4dd3-9137-1e68fdc61bd6": {
		"effects": {"Audit", "Disabled"},
		"name": "Image Integrity",
		"parameters": {"effect", "excludedImages", "excludedNamespaces", "labelSelector"},
	},
	"c047ea8e-9c78-49b2-958b-37e56d291a44": {
		"effects": {"Audit", "Deny", "Disabled"},
		"name": "Deployment Safeguards",
	},
}

_any_effect := {"Audit", "Deny", "Disabled", "audit", "deny", "disabled"}

# METADATA
# description: the IDs of all these initiatives, and of the policies about Kubernetes
# scope: document
known contains id if some id, _ in initiatives

known contains id if some id in _current

known contains id if some id in deprecated

# https://github.com/Azure/azure-policy/tree/master/built-in-policies/policyDefinitions/Kubernetes
_current := {
	"021f8078-41a0-40e6-81b6-c6597da9f3ee",
	"03a4ecdb-0684-4039-be91-2762979e1bc8",
	"040732e8-d947-40b8-95d6-854c95024bf8",
	"04408ca5-aa10-42ce-8536-98955cdddd4c",
	"077f0ce1-86d6-4058-bc60-de05067e8622",
	"098fc59e-46c7-4d99-9b16-64990e543d75",
	"0a15ec92-a229-4763-bb14-0ea34a568f8d",
	"0adc5395-9169-4b9b-8687-af838d69410a",
	"0b0434ec-2bad-4229-965f-bb7ae5a71257",
	"0e246bcf-5f6f-4f87-bc6f-775d4712c7ea",
	"12db3749-7e03-4b9f-b443-d37d3fb9f8d9",
	"12e7176a-4919-47ef-922b-34eda4c7f0ce",
	"16697877-1118-4fb1-9b65-9898ec2509ec",
	"17f4b1cc-c55c-4d94-b1f9-2978f6ac2957",
	"1a3b9003-eac6-4d39-a184-4a567ace7645",
	"1a5b4dca-0b6f-4cf5-907c-56316bc1bf3d",
	"1b708b0a-3380-40e9-8b79-821f9fa224cc",
	"1c6e92c9-99f0-4e55-9cf2-0c234dc48f99",
	"1d61c4d2-aef2-432b-87fc-7f96b019b7e1",
	"1ddac26b-ed48-4c30-8cc5-3a68c79b8001",
	"233a2a17-77ca-4fb1-9b6b-69223d272a44",
	"245fc9df-fa96-4414-9a0b-3738c2f7341c",
	"2630c91f-8a20-8f43-14a2-2485b648e2a9",
	"28257686-e9db-403e-b9e2-a5eecbe03da9",
	"2ae2f266-ecc3-4d26-82c5-8c3cb7774f45",
	"2cc2e023-0dac-4046-875b-178f683929d5",
	"2dec5f47-bc40-40d1-8c7d-a39d9d6808d1",
	"2fe7ba7d-f670-41f5-8b70-b61dc7dfbe18",
	"34c88cd4-5d72-4dbb-bf77-12c3cafe8791",
	"36a27de4-199b-40fb-b336-945a8475d6c5",
	"3fc4dc25-5baf-40d8-9b05-7fe74c1bc64e",
	"4002015b-1272-4dfb-8943-fed4aeec39b6",
	"40f1aee2-4db4-4b74-acb1-c6972e24cca8",
	"41425d9f-d1a5-499a-9932-f8ed8453932c",
	"423dd1ba-798e-40e4-9c4d-b6902674b423",
	"42ba1d72-e90f-42f8-bf99-5a1351eed2b1",
	"450d2877-ebea-41e8-b00c-e286317d21bf",
	"46238e2f-3f6f-4589-9f3f-77bed4116e67",
	"46592696-4c7b-4bf3-9e45-6c2763bdc0a6",
	"47a1ee2f-2a2a-4576-bf2a-e0e36709c2b8",
	"48940d92-ff05-449e-9111-e742d9280451",
	"4ee3ee6a-96ea-4d25-9c00-17f11d2e02c8",
	"4f3823b6-6dac-4b5a-9c61-ce1afb829f17",
	"50c83470-d2f0-4dda-a716-1938a4825f62",
	"511f5417-5d12-434d-ab2e-816901e72a5e",
	"5174c1db-ca42-e0d4-b320-4f1cf6a1fa93",
	"53a4a537-990c-495a-92e0-7c21a465442c",
	"5485eac0-7e8f-4964-998b-a44f4f0c1e75",
	"56d0a13f-712f-466b-8416-56fb354fb823",
	"57dde185-5c62-4063-b965-afbb201e9c1c",
	"57f274ef-580a-4ed2-bcf8-5c6fa3775253",
	"5c345cdf-2049-47e0-b8fe-b0e96bc2df35",
	"5c58d54b-87f0-4dcd-83ea-e855fc988997",
	"5dc99dae-cfb2-42cc-8762-9aae02b74e27",
	"5e5a0673-649e-4d50-bf9d-5a387a4e2081",
	"5f86d473-38a8-46c9-bdfe-d7fa3b9836bf",
	"64def556-fbad-4622-930e-72d1d5589bf5",
	"65280eef-c8b4-425e-9aec-af55e55bf581",
	"6b2122c1-8120-4ff5-801b-17625a355590",
	"6bcd4321-fb89-4e3e-bf6c-999c13d47f43",
	"6c66c325-74c8-42fd-a286-a74b0e2939d8",
	"6f87d474-38a9-46c9-bdfe-d7fa3b9836bf",
	"708b60a6-d253-4fe0-9114-4be4c00f012c",
	"73868911-4f4a-444f-adbd-5382bf70208a",
	"7d7be79c-23ba-4033-84dd-45e2a5ccdd67",
	"7e49285c-4bed-4564-b26a-5225ccc311f3",
	"82985f06-dc18-4a48-bc1c-b9f4f0098cfe",
	"83ea2fd1-9eaf-2f6d-f672-cd7b2ac798f6",
	"89f2d532-c53c-4f8f-9afa-4927b1114a0d",
	"8dfab9c4-fe7b-49ad-85e4-1e9be085358f",
	"8e875f96-2c56-40ca-86db-b9f6a0be7347",
	"95edb821-ddaf-4404-9732-666045e056b4",
	"975ce327-682c-4f2e-aa46-b9598289b86c",
	"97de439f-fd35-4d43-a693-3644f51a51fd",
	"993c2fcd-2b29-49d2-9eb0-df2c3a730c32",
	"9a021087-bba6-42fd-b535-bba75297566b",
	"9a5f4e39-e427-4d5d-ae73-93db00328bec",
	"9e980dca-f3e1-8da3-6717-ad37b1ca6b27",
	"9f061a12-e40d-4183-a00e-171812443373",
	"a1840de2-8088-4ea8-b153-b4c723e9cb01",
	"a22123bd-b9da-4c86-9424-24903e91fd55",
	"a27c700f-8a22-44ec-961c-41625264370b",
	"a2abc456-f0ae-464b-bd3a-07a3cdbd7fb1",
	"a3dc4946-dba6-43e6-950d-f96532848c9f",
	"a6f560f4-f582-4b67-b123-a37dcd1bf7ea",
	"a8e3ce3c-cac3-4402-a28a-03ee3ede9790",
	"a8e653d9-b5d4-48a0-afe6-14d881f9ee9a",
	"a8eff44f-8c92-45c3-a3fb-9880802d67a7",
	"ac4a19c2-fa67-49b4-8ae5-0b2e78c49457",
	"ae62c456-33de-4dc8-b100-7ce9028a7d99",
	"af3c26b2-6fad-493e-9236-9c68928516ab",
	"b0fdedee-7b9e-4a17-9f5d-5e8e912d2f01",
	"b1a9997f-2883-4f12-bdff-2280f99b5915",
	"b6c7fd52-4723-5f4d-a157-3d39bd16a1d7",
	"b81f454c-eebb-4e4f-9dfe-dca060e8a8fd",
	"b8c1d6c1-6137-97c6-9c34-d4627e54ca26",
	"bdff5235-9f40-4a32-893f-38a03d5d607c",
	"bf1a31be-3b79-5ba8-c9e0-9a8c9ad9f749",
	"c050047b-b21b-4822-8a2d-c1e37c3c0c6a",
	"c26596ff-4d70-4e6a-9a30-c2506bd2f80c",
	"c5110b6e-5272-4989-9935-59ad06fdf341",
	"c7f49635-e3f0-4986-b072-90d0c7c3d4cd",
	"c812272d-7488-495f-a505-047d34b83f58",
	"c873b3ba-c605-42e4-a64b-a142a93826fc",
	"ca8d5704-aa2b-40cf-b110-dc19052825ad",
	"cadd9445-aeb8-4ee4-b505-c279db2f737f",
	"cf426bb8-b320-4321-8545-1b784a5df3a4",
	"d2e7ea85-6b44-4317-a0be-1b951587f626",
	"d46c275d-1680-448d-b2ec-e495a3b6cc89",
	"d77df159-718b-4aca-b94b-8e8890a98231",
	"d77f191e-2338-45d0-b6d4-4ee1c586a192",
	"d8c942c6-16a3-400b-8f2e-785f44030036",
	"d9e8f2c1-4c5a-4f5c-8b5a-2abf1e9f7b4d",
	"da6e2401-19da-4532-9141-fb8fbde08431",
	"dabf7c7f-5354-42de-a92a-8367f538dd71",
	"dbbdc317-9734-4dd8-9074-993b29c69008",
	"df49d893-a74c-421d-bc95-c663042e5b80",
	"e1352e44-d34d-4e4d-a22e-451a15f759a1",
	"e16d171b-bfe5-4d79-a525-19736b396e92",
	"e1e6c427-07d9-46ab-9689-bfa85431e636",
	"e24df237-32cb-4a6c-a2f6-85b499cda9f2",
	"e345eecc-fa47-480f-9e88-67dcc122b164",
	"f06ddb64-5fa3-4b77-b166-acb36f7f6042",
	"f4a8fce0-2dd5-4c21-9a36-8f0ec809d663",
	"f85eb0dd-92ee-40e9-8a76-db25a507d6d3",
	"f9175d5f-abc8-1dc3-bd3c-5d7476ada3d1",
	"fb893a29-21bb-418c-a157-e99480ec364c",
	"fda9cd0b-094c-4cd5-ac2a-5e06e5277c45",
	"fe74a23d-79e4-401c-bd0d-fd7a5b35af32",
	"febd0533-8e55-448f-b837-bd0e06f16469",
	"fed6510d-00b9-40db-a347-933125a6a327",
}

# METADATA
# description: the IDs of the policies about Kubernetes that Azure no longer maintains
deprecated := {
	"0f636243-1b1c-4d50-880f-310f6199f2cb",
	"0fc39691-5a3f-4e3e-94ee-2e6447309ad9",
	"133047bf-1369-41e3-a3be-74a11ed1395a",
	"13cd7ae3-5bc0-4ac4-a62d-4f7c120b9759",
	"16c6ca72-89d2-4798-b87e-496f9de7fcb7",
	"25dee3db-6ce0-4c02-ab5d-245887b24077",
	"2fbff515-eecc-4b7e-9b63-fcc7138b7dc3",
	"3abeb944-26af-43ee-b83d-32aaf060fb94",
	"440b515e-a580-421e-abeb-b159a61ddcbc",
	"523b5cd1-3e23-492f-a539-13118b6d1e3a",
	"5f86cb6e-c4da-441b-807c-44bd0cc14e66",
	"7ce7ac02-a5c6-45d6-8d1b-844feb1c1531",
	"83a0809a-a4e3-4ef2-8a24-2afc156607af",
	"a2d3ed81-8d11-4079-80a5-1faadc0024f4",
	"a74d8f00-2fd9-4ce4-968e-0ee1eb821698",
	"b2fd3e59-6390-4f2b-8247-ea676bd03e2d",
	"d011d9f7-ba32-4005-b727-b3d09371ca60",
}
