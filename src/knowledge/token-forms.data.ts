// Written by tools/token-forms.ts from config/gitleaks.toml of gitleaks (MIT, see THIRD-PARTY-NOTICES.md).
// A line a form: its name, the words that announce it, the least entropy, the expression.
export const tokenFormLines = String.raw`
1password-secret-key	a3-	3.8	\bA3-[A-Z0-9]{6}-(?:(?:[A-Z0-9]{11})|(?:[A-Z0-9]{6}-[A-Z0-9]{5}))-[A-Z0-9]{5}-[A-Z0-9]{5}-[A-Z0-9]{5}\b
1password-service-account-token	ops_	4	(?<![A-Za-z0-9_-])ops_eyJ[a-zA-Z0-9+/]{250,}={0,3}
adobe-client-secret	p8e-	2	\b(p8e-[a-zA-Z0-9]{32})(?![A-Za-z0-9_-])
age-secret-key	age-secret-key-1	0	(?<![A-Za-z0-9_-])AGE-SECRET-KEY-1[QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L]{58}
airtable-personnal-access-token	airtable	0	\b(pat[[:alnum:]]{14}\.[a-f0-9]{64})\b
alibaba-access-key-id	ltai	2	\b(LTAI[a-zA-Z0-9]{20})(?![A-Za-z0-9_-])
anthropic-admin-api-key	sk-ant-admin01	0	\b(sk-ant-admin01-[a-zA-Z0-9_\-]{93}AA)(?![A-Za-z0-9_-])
anthropic-api-key	sk-ant-api03	0	\b(sk-ant-api03-[a-zA-Z0-9_\-]{93}AA)(?![A-Za-z0-9_-])
artifactory-api-key	akcp	4.5	\bAKCp[A-Za-z0-9]{69}\b
artifactory-reference-token	cmvmd	4.5	\bcmVmd[A-Za-z0-9]{59}\b
authress-service-client-access-key	sc_ ext_ scauth_ authress_	2	\b((?:sc|ext|scauth|authress)_[a-zA-Z0-9]{5,30}\.[a-zA-Z0-9]{4,6}\.(?:acc)[_-][a-zA-Z0-9-]{10,32}\.[a-zA-Z0-9+/_=-]{30,120})(?![A-Za-z0-9_-])
aws-access-token	a3t akia asia abia acca	3	\b((?:A3T[A-Z0-9]|AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16})\b
aws-amazon-bedrock-api-key-long-lived	absk	3	\b(ABSK[A-Za-z0-9+/]{109,269}={0,2})(?![A-Za-z0-9_-])
aws-amazon-bedrock-api-key-short-lived	bedrock-api-key-	3	(?<![A-Za-z0-9_-])bedrock-api-key-YmVkcm9jay5hbWF6b25hd3MuY29t
clickhouse-cloud-api-secret-key	4b1d	3	\b(4b1d[A-Za-z0-9]{38})\b
clojars-api-token	clojars_	2	(?<![A-Za-z0-9_-])CLOJARS_[a-zA-Z0-9]{60}
databricks-api-token	dapi	3	\b(dapi[a-f0-9]{32}(?:-\d)?)(?![A-Za-z0-9_-])
digitalocean-access-token	doo_v1_	3	\b(doo_v1_[a-f0-9]{64})(?![A-Za-z0-9_-])
digitalocean-pat	dop_v1_	3	\b(dop_v1_[a-f0-9]{64})(?![A-Za-z0-9_-])
digitalocean-refresh-token	dor_v1_	0	\b(dor_v1_[a-fA-F0-9]{64})(?![A-Za-z0-9_-])
doppler-api-token	dp.pt.	2	(?<![A-Za-z0-9_-])dp\.pt\.[a-zA-Z0-9]{43}
duffel-api-token	duffel_	2	(?<![A-Za-z0-9_-])duffel_(?:test|live)_[a-zA-Z0-9_\-=]{43}
dynatrace-api-token	dt0c01.	4	(?<![A-Za-z0-9_-])dt0c01\.[a-zA-Z0-9]{24}\.[a-zA-Z0-9]{64}
easypost-api-token	ezak	2	\bEZAK[a-zA-Z0-9]{54}\b
easypost-test-api-token	eztk	2	\bEZTK[a-zA-Z0-9]{54}\b
facebook-page-access-token	eaam eaac	4	\b(EAA[MC][a-zA-Z0-9]{100,})(?![A-Za-z0-9_-])
flutterwave-encryption-key	flwseck_test	2	(?<![A-Za-z0-9_-])FLWSECK_TEST-[a-hA-H0-9]{12}
flutterwave-secret-key	flwseck_test	2	(?<![A-Za-z0-9_-])FLWSECK_TEST-[a-hA-H0-9]{32}-X
flyio-access-token	fo1_ fm1 fm2_	4	\b((?:fo1_[\w-]{43}|fm1[ar]_[a-zA-Z0-9+\/]{100,}={0,3}|fm2_[a-zA-Z0-9+\/]{100,}={0,3}))(?![A-Za-z0-9_-])
frameio-api-token	fio-u-	0	(?<![A-Za-z0-9_-])fio-u-[a-zA-Z0-9\-_=]{64}
gcp-api-key	aiza	4	\b(AIza[\w-]{35})(?![A-Za-z0-9_-])
github-app-token	ghu_ ghs_	3	(?<![A-Za-z0-9_-])(?:ghu|ghs)_[0-9a-zA-Z]{36}
github-fine-grained-pat	github_pat_	3	(?<![A-Za-z0-9_-])github_pat_\w{82}
github-oauth	gho_	3	(?<![A-Za-z0-9_-])gho_[0-9a-zA-Z]{36}
github-pat	ghp_	3	(?<![A-Za-z0-9_-])ghp_[0-9a-zA-Z]{36}
github-refresh-token	ghr_	3	(?<![A-Za-z0-9_-])ghr_[0-9a-zA-Z]{36}
gitlab-cicd-job-token	glcbt-	3	(?<![A-Za-z0-9_-])glcbt-[0-9a-zA-Z]{1,5}_[0-9a-zA-Z_-]{20}
gitlab-deploy-token	gldt-	3	(?<![A-Za-z0-9_-])gldt-[0-9a-zA-Z_\-]{20}
gitlab-feature-flag-client-token	glffct-	3	(?<![A-Za-z0-9_-])glffct-[0-9a-zA-Z_\-]{20}
gitlab-feed-token	glft-	3	(?<![A-Za-z0-9_-])glft-[0-9a-zA-Z_\-]{20}
gitlab-incoming-mail-token	glimt-	3	(?<![A-Za-z0-9_-])glimt-[0-9a-zA-Z_\-]{25}
gitlab-kubernetes-agent-token	glagent-	3	(?<![A-Za-z0-9_-])glagent-[0-9a-zA-Z_\-]{50}
gitlab-oauth-app-secret	gloas-	3	(?<![A-Za-z0-9_-])gloas-[0-9a-zA-Z_\-]{64}
gitlab-pat	glpat-	3	(?<![A-Za-z0-9_-])glpat-[\w-]{20}
gitlab-pat-routable	glpat-	4	\bglpat-[0-9a-zA-Z_-]{27,300}\.[0-9a-z]{2}[0-9a-z]{7}\b
gitlab-ptt	glptt-	3	(?<![A-Za-z0-9_-])glptt-[0-9a-f]{40}
gitlab-rrt	gr1348941	3	(?<![A-Za-z0-9_-])GR1348941[\w-]{20}
gitlab-runner-authentication-token	glrt-	3	(?<![A-Za-z0-9_-])glrt-[0-9a-zA-Z_\-]{20}
gitlab-runner-authentication-token-routable	glrt-	4	\bglrt-t\d_[0-9a-zA-Z_\-]{27,300}\.[0-9a-z]{2}[0-9a-z]{7}\b
gitlab-scim-token	glsoat-	3	(?<![A-Za-z0-9_-])glsoat-[0-9a-zA-Z_\-]{20}
grafana-api-key	eyjrijoi	3	\b(eyJrIjoi[A-Za-z0-9]{70,400}={0,3})(?![A-Za-z0-9_-])
grafana-cloud-api-token	glc_	3	\b(glc_[A-Za-z0-9+/]{32,400}={0,3})(?![A-Za-z0-9_-])
grafana-service-account-token	glsa_	3	\b(glsa_[A-Za-z0-9]{32}_[A-Fa-f0-9]{8})(?![A-Za-z0-9_-])
harness-api-key	pat. sat.	0	(?<![A-Za-z0-9_-])(?:pat|sat)\.[a-zA-Z0-9_-]{22}\.[a-zA-Z0-9]{24}\.[a-zA-Z0-9]{20}
heroku-api-key-v2	hrku-aa	4	\b((HRKU-AA[0-9a-zA-Z_-]{58}))(?![A-Za-z0-9_-])
huggingface-access-token	hf_	2	\b(hf_(?:[a-zA-Z]{34}))(?![A-Za-z0-9_-])
huggingface-organization-api-token	api_org_	2	\b(api_org_(?:[a-zA-Z]{34}))(?![A-Za-z0-9_-])
infracost-api-token	ico-	3	\b(ico-[a-zA-Z0-9]{32})(?![A-Za-z0-9_-])
linear-api-key	lin_api_	2	(?<![A-Za-z0-9_-])lin_api_[a-zA-Z0-9]{40}
maxmind-license-key	_mmk	4	\b([A-Za-z0-9]{6}_[A-Za-z0-9]{29}_mmk)(?![A-Za-z0-9_-])
microsoft-teams-webhook	webhook.office.com webhookb2 incomingwebhook	0	(?<![A-Za-z0-9_-])https://[a-z0-9]+\.webhook\.office\.com/webhookb2/[a-z0-9]{8}-([a-z0-9]{4}-){3}[a-z0-9]{12}@[a-z0-9]{8}-([a-z0-9]{4}-){3}[a-z0-9]{12}/IncomingWebhook/[a-z0-9]{32}/[a-z0-9]{8}-([a-z0-9]{4}-){3}[a-z0-9]{12}
notion-api-token	ntn_	4	\b(ntn_[0-9]{11}[A-Za-z0-9]{32}[A-Za-z0-9]{3})(?![A-Za-z0-9_-])
npm-access-token	npm_	2	\b(npm_[a-zA-Z0-9]{36})(?![A-Za-z0-9_-])
octopus-deploy-api-key	api-	3	\b(API-[A-Z0-9]{26})(?![A-Za-z0-9_-])
openai-api-key	t3blbkfj	3	\b(sk-(?:proj|svcacct|admin)-(?:[A-Za-z0-9_-]{74}|[A-Za-z0-9_-]{58})T3BlbkFJ(?:[A-Za-z0-9_-]{74}|[A-Za-z0-9_-]{58})\b|sk-[a-zA-Z0-9]{20}T3BlbkFJ[a-zA-Z0-9]{20})(?![A-Za-z0-9_-])
openshift-user-token	sha256~	3.5	\b(sha256~[\w-]{43})(?:[^\w-]|$)
perplexity-api-key	pplx-	4	\b(pplx-[a-zA-Z0-9]{48})(?:[\x60'"\s;]|\\[nr]|$|\b)
planetscale-api-token	pscale_tkn_	3	\b(pscale_tkn_[\w=\.-]{32,64})(?![A-Za-z0-9_-])
planetscale-oauth-token	pscale_oauth_	3	\b(pscale_oauth_[\w=\.-]{32,64})(?![A-Za-z0-9_-])
postman-api-token	pmak-	3	\b(PMAK-[a-fA-F0-9]{24}\-[a-fA-F0-9]{34})(?![A-Za-z0-9_-])
prefect-api-token	pnu_	2	\b(pnu_[a-zA-Z0-9]{36})(?![A-Za-z0-9_-])
private-key	-----begin	0	-----BEGIN[ A-Z0-9_-]{0,100}PRIVATE KEY(?: BLOCK)?-----[\s\S-]{64,}?KEY(?: BLOCK)?-----
pulumi-api-token	pul-	2	\b(pul-[a-f0-9]{40})(?![A-Za-z0-9_-])
pypi-upload-token	pypi-ageichlwas5vcmc	3	(?<![A-Za-z0-9_-])pypi-AgEIcHlwaS5vcmc[\w-]{50,1000}
readme-api-token	rdme_	2	\b(rdme_[a-z0-9]{70})(?![A-Za-z0-9_-])
rubygems-api-token	rubygems_	2	\b(rubygems_[a-f0-9]{48})(?![A-Za-z0-9_-])
scalingo-api-token	tk-us-	2	\b(tk-us-[\w-]{48})(?![A-Za-z0-9_-])
sendgrid-api-token	sg.	2	\b(SG\.[a-zA-Z0-9=_\-\.]{66})(?![A-Za-z0-9_-])
sendinblue-api-token	xkeysib-	2	\b(xkeysib-[a-f0-9]{64}\-[a-zA-Z0-9]{16})(?![A-Za-z0-9_-])
sentry-org-token	sntrys_eyjpyxqio	4.5	\bsntrys_eyJpYXQiO[a-zA-Z0-9+/]{10,200}(?:LCJyZWdpb25fdXJs|InJlZ2lvbl91cmwi|cmVnaW9uX3VybCI6)[a-zA-Z0-9+/]{10,200}={0,2}_[a-zA-Z0-9+/]{43}(?:[^a-zA-Z0-9+/]|$)
sentry-user-token	sntryu_	3.5	\b(sntryu_[a-f0-9]{64})(?![A-Za-z0-9_-])
settlemint-application-access-token	sm_aat	3	\b(sm_aat_[a-zA-Z0-9]{16})(?![A-Za-z0-9_-])
settlemint-personal-access-token	sm_pat	3	\b(sm_pat_[a-zA-Z0-9]{16})(?![A-Za-z0-9_-])
settlemint-service-access-token	sm_sat	3	\b(sm_sat_[a-zA-Z0-9]{16})(?![A-Za-z0-9_-])
shippo-api-token	shippo_	2	\b(shippo_(?:live|test)_[a-fA-F0-9]{40})(?![A-Za-z0-9_-])
shopify-access-token	shpat_	2	(?<![A-Za-z0-9_-])shpat_[a-fA-F0-9]{32}
shopify-custom-access-token	shpca_	2	(?<![A-Za-z0-9_-])shpca_[a-fA-F0-9]{32}
shopify-private-app-access-token	shppa_	2	(?<![A-Za-z0-9_-])shppa_[a-fA-F0-9]{32}
shopify-shared-secret	shpss_	2	(?<![A-Za-z0-9_-])shpss_[a-fA-F0-9]{32}
slack-app-token	xapp	2	(?<![A-Za-z0-9_-])xapp-\d-[A-Z0-9]+-\d+-[a-zA-Z0-9]+
slack-bot-token	xoxb	3	(?<![A-Za-z0-9_-])xoxb-[0-9]{10,13}-[0-9]{10,13}[a-zA-Z0-9-]*
slack-config-access-token	xoxe.xoxb- xoxe.xoxp-	2	(?<![A-Za-z0-9_-])xoxe.xox[bp]-\d-[A-Z0-9]{163,166}
slack-config-refresh-token	xoxe-	2	(?<![A-Za-z0-9_-])xoxe-\d-[A-Z0-9]{146}
slack-legacy-bot-token	xoxb	2	(?<![A-Za-z0-9_-])xoxb-[0-9]{8,14}-[a-zA-Z0-9]{18,26}
slack-legacy-token	xoxo xoxs	2	(?<![A-Za-z0-9_-])xox[os]-\d+-\d+-\d+-[a-fA-F\d]+
slack-legacy-workspace-token	xoxa xoxr	2	(?<![A-Za-z0-9_-])xox[ar]-(?:\d-)?[0-9a-zA-Z]{8,48}
slack-user-token	xoxp- xoxe-	2	(?<![A-Za-z0-9_-])xox[pe](?:-[0-9]{10,13}){3}-[a-zA-Z0-9-]{28,34}
slack-webhook-url	hooks.slack.com	0	(?<![A-Za-z0-9_-])(?:https?://)?hooks.slack.com/(?:services|workflows|triggers)/[A-Za-z0-9+/]{43,56}
square-access-token	sq0atp- eaaa	2	\b((?:EAAA|sq0atp-)[\w-]{22,60})(?![A-Za-z0-9_-])
stripe-access-token	sk_test sk_live sk_prod rk_test rk_live rk_prod	2	\b((?:sk|rk)_(?:test|live|prod)_[a-zA-Z0-9]{10,99})(?![A-Za-z0-9_-])
twilio-api-key	sk	3	(?<![A-Za-z0-9_-])SK[0-9a-fA-F]{32}
vault-batch-token	hvb.	4	\b(hvb\.[\w-]{138,300})(?![A-Za-z0-9_-])
vault-service-token	hvs. s.	3.5	\b((?:hvs\.[\w-]{90,120}|s\.(?:[a-zA-Z0-9]{24})))(?![A-Za-z0-9_-])
`;
